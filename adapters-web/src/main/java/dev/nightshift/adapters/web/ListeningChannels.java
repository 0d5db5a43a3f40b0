package dev.nightshift.adapters.web;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.EventLoopGroupRegistry;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.util.concurrent.EventExecutor;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The sockets on which the server listens, and the loops that serve what comes in on them. */
@Singleton
final class ListeningChannels implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final List<Channel> channels = new CopyOnWriteArrayList<>();
    private final Provider<EventLoopGroupRegistry> groups;

    ListeningChannels(Provider<EventLoopGroupRegistry> groups) {
        this.groups = groups;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                if (role == ChannelRole.LISTENER) {
                    channels.add(channel);
                }
                return this;
            }
        });
        return event.getBean();
    }

    /** Whether all of them listen, and no loop has ended. */
    boolean areOpen() {
        return channels.stream().allMatch(Channel::isOpen) && loops().noneMatch(EventExecutor::isShuttingDown);
    }

    private Stream<EventExecutor> loops() {
        return Stream.concat(
                StreamSupport.stream(groups.get().getDefaultEventLoopGroup().spliterator(), false),
                channels.stream().map(Channel::eventLoop));
    }
}
