package dev.nightshift.adapters.web.protocol;

import dev.nightshift.adapters.web.problem.RefusedMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, and refuses those that another server might read differently (RFC 9112): nothing behind such a request on
 * its connection is read.
 */
final class RequestDecoder extends HttpRequestDecoder {

    private static final byte LINE_FEED = '\n';

    private final Consumer<HttpMethod> read;
    private boolean isInHead = true;
    private boolean isFolded;
    private byte last;
    private @Nullable String wrongLength;
    private boolean hasRefused;

    /** @param read is told the method of every request, in their order */
    RequestDecoder(HttpDecoderConfig config, Consumer<HttpMethod> read) {
        super(config);
        this.read = read;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages) throws Exception {
        if (hasRefused) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        int begin = bytes.readerIndex();
        int before = messages.size();
        super.decode(context, bytes, messages);
        if (isInHead) {
            lookForFolds(bytes, begin);
        }
        for (Object message : messages.subList(before, messages.size())) {
            if (message instanceof HttpRequest request) {
                isInHead = false;
                check(request);
                read.accept(request.method());
            }
            if (message instanceof LastHttpContent) {
                beginHead();
            }
        }
    }

    /** Called before the head of such a message is complete. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        wrongLength = "The request has both Content-Length and Transfer-Encoding.";
        super.handleTransferEncodingChunkedWithContentLength(message);
    }

    /** What was consumed while the head was read is the head and nothing else. */
    private void lookForFolds(ByteBuf bytes, int begin) {
        for (int i = begin; i < bytes.readerIndex(); i++) {
            byte next = bytes.getByte(i);
            isFolded |= last == LINE_FEED && (next == ' ' || next == '\t');
            last = next;
        }
    }

    private void check(HttpRequest request) {
        UnreadableAddresses.mark(request);
        if (request.decoderResult().isFailure()) {
            hasRefused = true;
            return;
        }
        Optional<String> wrong = isFolded
                ? Optional.of("A header of the request goes on in a second line.")
                : Optional.ofNullable(wrongLength).or(() -> RequestHead.whatIsWrongWith(request));
        wrong.ifPresent(detail -> {
            hasRefused = true;
            request.setDecoderResult(DecoderResult.failure(new RefusedMessage(detail)));
        });
        RequestHead.dropUpgrade(request.headers());
    }

    private void beginHead() {
        isInHead = true;
        isFolded = false;
        wrongLength = null;
        last = 0;
    }
}
