package dev.nightshift.adapters.web.protocol;

import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Queue;

/** Reads requests strictly and writes their answers. */
final class RequestCodec extends CombinedChannelDuplexHandler<RequestDecoder, HttpResponseEncoder> {

    /** Of the requests that are not answered; used by the event loop of the connection alone. */
    private final Queue<HttpMethod> unanswered = new ArrayDeque<>();

    RequestCodec(HttpDecoderConfig config) {
        init(new RequestDecoder(config, unanswered::add), new Encoder());
    }

    /** An answer to HEAD has no body, whatever its headers say. */
    private final class Encoder extends HttpResponseEncoder {

        @Override
        protected boolean isContentAlwaysEmpty(HttpResponse answer) {
            boolean isFinal = answer.status().codeClass() != HttpStatusClass.INFORMATIONAL;
            HttpMethod method = isFinal ? unanswered.poll() : unanswered.peek();
            return HttpMethod.HEAD.equals(method) || super.isContentAlwaysEmpty(answer);
        }
    }
}
