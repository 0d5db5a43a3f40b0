package dev.nightshift.adapters.web.protocol;

import dev.nightshift.adapters.web.security.ProtectingHeaders;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;

/** Gives the protecting headers to answers that no filter saw. */
@Sharable
final class AnswerHeaders extends ChannelOutboundHandlerAdapter {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise that was given
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse answer && answer.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
            ProtectingHeaders.OF_EVERY_ANSWER.forEach((name, value) -> {
                if (!answer.headers().contains(name)) {
                    answer.headers().set(name, value);
                }
            });
        }
        context.write(message, promise);
    }
}
