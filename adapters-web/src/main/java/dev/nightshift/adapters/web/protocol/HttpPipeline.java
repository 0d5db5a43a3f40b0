package dev.nightshift.adapters.web.protocol;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import jakarta.inject.Singleton;

/** Puts the handlers of this package into the pipeline of each connection, before those of Micronaut. */
@Singleton
final class HttpPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final NettyHttpServerConfiguration settings;

    HttpPipeline(NettyHttpServerConfiguration settings) {
        this.settings = settings;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        NettyServerCustomizer.Registry registry = event.getBean();
        registry.register(new OfServer());
        return registry;
    }

    private final class OfServer implements NettyServerCustomizer {

        private final AnswerHeaders answerHeaders = new AnswerHeaders();

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return role == ChannelRole.CONNECTION ? new OfConnection(channel, answerHeaders) : this;
        }
    }

    private final class OfConnection implements NettyServerCustomizer {

        private final Channel channel;
        private final AnswerHeaders answerHeaders;

        OfConnection(Channel channel, AnswerHeaders answerHeaders) {
            this.channel = channel;
            this.answerHeaders = answerHeaders;
        }

        @Override
        public void onStreamPipelineBuilt() {
            HttpDecoderConfig config = new HttpDecoderConfig()
                    .setMaxInitialLineLength(settings.getMaxInitialLineLength())
                    .setMaxHeaderSize(settings.getMaxHeaderSize())
                    .setMaxChunkSize(settings.getMaxChunkSize())
                    .setInitialBufferSize(settings.getInitialBufferSize())
                    .setStrictLineParsing(true);
            String codec = ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC;
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.replace(codec, codec, new RequestCodec(config));
            pipeline.addAfter(codec, "nightshift-request-bodies", new RequestBodies())
                    .addAfter(codec, "nightshift-answer-headers", answerHeaders);
        }
    }
}
