package dev.nightshift.adapters.web.protocol;

import dev.nightshift.adapters.web.problem.BrokenBody;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.JdkZlibDecoder;
import io.netty.handler.codec.compression.ZlibDecoder;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the {@code Content-Encoding} of requests, and refuses a body that is not what it says. A request that has the header
 * after that has a body that nobody can decode.
 */
final class RequestBodies extends ChannelInboundHandlerAdapter {

    private static final String IDENTITY = "identity";

    private static final Map<String, ZlibWrapper> CODINGS = Map.of(
            "gzip", ZlibWrapper.GZIP,
            "x-gzip", ZlibWrapper.GZIP,
            "deflate", ZlibWrapper.ZLIB_OR_NONE);

    private @Nullable Decoding decoding;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            end();
            begin(context, request);
            context.fireChannelRead(message);
        } else if (decoding != null && message instanceof HttpContent content) {
            decode(context, decoding, content);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        end();
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
            return;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.CONTENT_ENCODING).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.equals(IDENTITY))
                .toList();
        if (codings.isEmpty() || request.decoderResult().isFailure() || !hasBody(request)) {
            headers.remove(HttpHeaderNames.CONTENT_ENCODING);
            return;
        }
        ZlibWrapper known = codings.size() == 1 ? CODINGS.get(codings.get(0)) : null;
        if (known != null) {
            headers.remove(HttpHeaderNames.CONTENT_ENCODING);
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            decoding = new Decoding(context, known);
        }
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private static void decode(ChannelHandlerContext context, Decoding decoding, HttpContent content) {
        boolean isLast = content instanceof LastHttpContent;
        if (decoding.isBroken) {
            content.release();
        } else {
            decoding.add(content.content(), isLast);
        }
        if (isLast) {
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private void end() {
        if (decoding != null) {
            decoding.end();
            decoding = null;
        }
    }

    /** The body of one request, sent on as it is decoded. */
    private static final class Decoding extends ChannelInboundHandlerAdapter {

        private final ChannelHandlerContext target;
        private final ZlibDecoder decoder;
        private final EmbeddedChannel channel;
        private boolean isBroken;
        private boolean isOver;

        Decoding(ChannelHandlerContext target, ZlibWrapper wrapper) {
            this.target = target;
            this.decoder = new WholeStream(wrapper);
            this.channel = new EmbeddedChannel(decoder, this);
        }

        void add(ByteBuf encoded, boolean isLast) {
            try {
                channel.writeInbound(encoded);
                isBroken = isLast && !decoder.isClosed();
            } catch (DecompressionException failure) {
                isBroken = true;
            }
            if (isBroken) {
                target.fireExceptionCaught(new BrokenBody());
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object decoded) {
            if (isBroken || isOver) {
                ReferenceCountUtil.release(decoded);
            } else {
                target.fireChannelRead(new DefaultHttpContent((ByteBuf) decoded));
            }
        }

        void end() {
            isOver = true;
            try {
                channel.finishAndReleaseAll();
            } catch (DecompressionException broken) {
                isBroken = true;
            }
        }
    }

    /** One stream with nothing behind it. */
    private static final class WholeStream extends JdkZlibDecoder {

        WholeStream(ZlibWrapper wrapper) {
            super(wrapper, 0);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf encoded, List<Object> decoded) throws Exception {
            if (isClosed() && encoded.isReadable()) {
                throw new DecompressionException("something follows the stream");
            }
            super.decode(context, encoded, decoded);
        }
    }
}
