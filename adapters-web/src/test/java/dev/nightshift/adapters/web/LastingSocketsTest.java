package dev.nightshift.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.LastingSockets.LastingServerSocket;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class LastingSocketsTest {

    @Test
    void a_loop_goes_on_after_an_error_of_its_input_and_output() {
        IoHandler broken = (IoHandler) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {IoHandler.class}, (self, method, arguments) -> {
                    throw new OutOfMemoryError("Java heap space");
                });
        IoHandlerContext context = (IoHandlerContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IoHandlerContext.class},
                (self, method, arguments) -> null);
        assertThat(new LastingIo(broken).run(context)).isZero();
    }

    @Test
    void a_socket_that_failed_to_accept_a_connection_listens_on() throws Exception {
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, new LastingSockets().createIoHandlerFactory(null));
        try {
            LastingServerSocket listening = (LastingServerSocket) new ServerBootstrap()
                    .group(group)
                    .channelFactory(LastingServerSocket::new)
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {}
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
            assertThat(listening.closeOnReadError(new OutOfMemoryError("Java heap space")))
                    .isFalse();
            InetSocketAddress address = listening.localAddress();
            try (Socket client = new Socket(address.getAddress(), address.getPort())) {
                assertThat(client.isConnected()).isTrue();
            }
            listening.close().sync();
            assertThat(listening.closeOnReadError(new OutOfMemoryError("Java heap space")))
                    .isTrue();
        } finally {
            group.shutdownGracefully().sync();
        }
    }
}
