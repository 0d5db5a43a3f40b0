package dev.nightshift.adapters.web;

import io.micronaut.context.annotation.BootstrapContextCompatible;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.netty.channel.DefaultEventLoopGroupFactory;
import io.micronaut.http.netty.channel.EventLoopGroupConfiguration;
import io.micronaut.http.netty.channel.EventLoopGroupFactory;
import io.micronaut.http.netty.channel.NettyChannelType;
import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Event loops and listening sockets that outlast an error, as for want of memory: Netty by itself would end the loop, and would
 * close a socket that fails to accept one connection.
 */
@Singleton
@Primary
@Replaces(DefaultEventLoopGroupFactory.class)
@BootstrapContextCompatible
final class LastingSockets implements EventLoopGroupFactory {

    @Override
    public IoHandlerFactory createIoHandlerFactory(@Nullable EventLoopGroupConfiguration configuration) {
        IoHandlerFactory factory = NioIoHandler.newFactory();
        return executor -> new LastingIo(factory.newHandler(executor));
    }

    @Override
    public Class<? extends Channel> channelClass(
            NettyChannelType type, @Nullable EventLoopGroupConfiguration configuration) {
        return channelClass(type);
    }

    @Override
    public Class<? extends Channel> channelClass(NettyChannelType type) {
        return switch (type) {
            case SERVER_SOCKET -> LastingServerSocket.class;
            case CLIENT_SOCKET -> NioSocketChannel.class;
            default -> throw new UnsupportedOperationException("no channels of the type " + type);
        };
    }

    @Override
    public Channel channelInstance(NettyChannelType type, @Nullable EventLoopGroupConfiguration configuration) {
        return switch (type) {
            case SERVER_SOCKET -> new LastingServerSocket();
            case CLIENT_SOCKET -> new NioSocketChannel();
            default -> throw new UnsupportedOperationException("no channels of the type " + type);
        };
    }

    /** A failure to accept one connection is no reason to accept no others. */
    static final class LastingServerSocket extends NioServerSocketChannel {

        @Override
        protected boolean closeOnReadError(Throwable cause) {
            return !isActive();
        }
    }
}
