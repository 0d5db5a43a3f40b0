package dev.nightshift.adapters.httpclient;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** One call on a connection of its own, which ends with it. */
final class Call extends SimpleChannelInboundHandler<HttpObject> {

    /** A service that has more to say before its answer has none. */
    private static final int MOST_INTERIM_ANSWERS = 20;

    private static final int MOST_UNPACKED_AT_ONCE = 1 << 20;
    private static final int LEAST_STATUS = 100;
    private static final int MOST_STATUS = 999;

    private final int mostBytes;
    private final FullHttpRequest request;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile boolean isConnected;
    private @Nullable HttpResponse head;
    private int interimAnswers;

    Call(int mostBytes, FullHttpRequest request) {
        this.mostBytes = mostBytes;
        this.request = request;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    /** Fails it if it is not over by then. */
    void endAfter(Duration timeout, EventLoopGroup loop) {
        var end = loop.schedule(
                () -> fail(
                        isConnected
                                ? new SocketTimeoutException("the answer took too long")
                                : new HttpConnectTimeoutException("there was no connection in time")),
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        whenOver(() -> end.cancel(false));
    }

    /** @param tls null for none */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits until the channel is closed
    void on(Channel channel, @Nullable SslContext tls, String host, int port) {
        whenOver(channel::close);
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc(), host, port);
            handler.handshakeFuture().addListener(handshake -> {
                if (!handshake.isSuccess()) {
                    fail(handshakeFailure(handshake.cause()));
                }
            });
            channel.pipeline().addLast(handler);
        }
        channel.pipeline()
                .addLast(new HttpClientCodec(), new HttpContentDecompressor(true, MOST_UNPACKED_AT_ONCE), this);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the end of the end
    private void whenOver(Runnable action) {
        answer.whenComplete((any, failure) -> action.run());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        isConnected = true;
        context.writeAndFlush(request).addListener(written -> {
            if (!written.isSuccess()) {
                fail(written.cause());
            }
        });
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            fail(new UnreadableAnswer("it is no HTTP", part.decoderResult().cause()));
        }
        if (answer.isDone()) {
            return;
        }
        if (part instanceof HttpResponse begin) {
            begin(begin);
        }
        if (part instanceof HttpContent content && head != null) {
            read(head, content);
        }
    }

    private void begin(HttpResponse begin) {
        if (begin.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            boolean switches = begin.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
            if (switches || ++interimAnswers > MOST_INTERIM_ANSWERS) {
                fail(new UnreadableAnswer("there is no end of interim answers", null));
            }
        } else if (begin.status().code() < LEAST_STATUS || begin.status().code() > MOST_STATUS) {
            fail(new UnreadableAnswer("its status is none of HTTP", null));
        } else if (HttpUtil.getContentLength(begin, 0L) > mostBytes) {
            fail(new AnswerTooLarge(mostBytes));
        } else {
            head = begin;
        }
    }

    private void read(HttpResponse begun, HttpContent content) {
        if (body.size() + content.content().readableBytes() > mostBytes) {
            fail(new AnswerTooLarge(mostBytes));
            return;
        }
        try {
            content.content().readBytes(body, content.content().readableBytes());
        } catch (IOException impossible) {
            fail(impossible);
        }
        if (content instanceof LastHttpContent) {
            end(begun);
        }
    }

    private void end(HttpResponse begun) {
        String coding = begun.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
        if (coding.isBlank() || HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(coding.strip())) {
            answer.complete(new Answer(begun.status().code(), begun.headers(), body.toByteArray()));
        } else {
            fail(new UnreadableAnswer("its content has a coding that nobody asked for", null));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(new EOFException("the connection ended before the answer was whole"));
    }

    @Override
    @SuppressWarnings("deprecation") // of ChannelHandler's method, not of ChannelInboundHandler's
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof DecoderException)) {
            fail(failure);
        } else if (failure.getCause() instanceof SSLException broken) {
            fail(broken);
        } else if (failure instanceof DecompressionException && swells(failure)) {
            fail(new AnswerTooLarge(mostBytes));
        } else {
            fail(new UnreadableAnswer("it is no HTTP, or is not packed as it says", failure));
        }
    }

    private static boolean swells(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("maximum size");
    }

    /** Whatever ends a handshake: nothing of the request was sent. */
    private static Throwable handshakeFailure(Throwable failure) {
        SSLHandshakeException told = new SSLHandshakeException("the handshake of TLS broke off");
        told.initCause(failure);
        return failure instanceof SSLHandshakeException ? failure : told;
    }
}
