package dev.nightshift.adapters.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Where an external service is, and how it is asked: HTTP/1.1, with a connection of its own for every call, so that whatever a
 * broken service sends too much or too late is never taken for the answer to another call. A call waits and reads no longer
 * than it may, reads over interim answers (RFC 9110, 15.2) and follows no redirect.
 */
public final class ExternalService implements AutoCloseable {

    private static final int LOOK_UPS_AT_ONCE = 4;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final URI baseUrl;
    private final Duration timeout;
    private final int mostBytes;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("external", true), NioIoHandler.newFactory());
    private final ThreadPoolExecutor lookUps = new ThreadPoolExecutor(
            LOOK_UPS_AT_ONCE,
            LOOK_UPS_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("external-look-up", true));
    private final SslContext tls;

    /**
     * @param baseUrl http or https, with a host; a user and a password in it are sent as such (RFC 7617)
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @param mostBytes answers that are longer are refused
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public ExternalService(URI baseUrl, Duration timeout, int mostBytes) {
        this.baseUrl = checked(baseUrl);
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be > 0, was " + timeout);
        }
        this.timeout = timeout;
        this.mostBytes = mostBytes;
        this.tls = tls();
        lookUps.allowCoreThreadTimeOut(true);
    }

    public URI baseUrl() {
        return baseUrl;
    }

    /**
     * Asks once, and holds no thread until the answer comes. Whoever completes or cancels the future ends the call.
     *
     * @param uri at the host of the base URL
     * @param fields of the head, besides those that every call has
     */
    public CompletableFuture<Answer> get(URI uri, Map<String, String> fields) {
        Call call = new Call(mostBytes, request(uri, fields));
        try {
            call.endAfter(timeout, loop);
            lookUps.execute(() -> connect(call));
        } catch (RejectedExecutionException closed) {
            call.fail(closed);
        }
        return call.answer();
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private void connect(Call call) {
        if (call.answer().isDone()) {
            return;
        }
        try {
            InetAddress host = InetAddress.getByName(baseUrl.getHost());
            new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.min(Integer.MAX_VALUE, timeout.toMillis()))
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            call.on(channel, isSecure() ? tls : null, baseUrl.getHost(), port());
                        }
                    })
                    .connect(new InetSocketAddress(host, port()))
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            call.fail(connected.cause());
                        }
                    });
        } catch (UnknownHostException | RuntimeException failure) {
            call.fail(failure);
        }
    }

    private FullHttpRequest request(URI uri, Map<String, String> fields) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, pathOf(uri) + query);
        request.headers()
                .set(HttpHeaderNames.HOST, baseUrl.getPort() < 0 ? baseUrl.getHost() : baseUrl.getHost() + ":" + port())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.USER_AGENT, "nightshift")
                .set(HttpHeaderNames.ACCEPT, HttpHeaderValues.APPLICATION_JSON);
        if (baseUrl.getUserInfo() != null) {
            String user =
                    Base64.getEncoder().encodeToString(baseUrl.getUserInfo().getBytes(UTF_8));
            request.headers().set(HttpHeaderNames.AUTHORIZATION, "Basic " + user);
        }
        fields.forEach(request.headers()::set);
        return request;
    }

    private static String pathOf(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private boolean isSecure() {
        return "https".equals(baseUrl.getScheme());
    }

    private int port() {
        int defaultPort = isSecure() ? HTTPS_PORT : HTTP_PORT;
        return baseUrl.getPort() < 0 ? defaultPort : baseUrl.getPort();
    }

    private static SslContext tls() {
        try {
            return SslContextBuilder.forClient().build();
        } catch (SSLException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }

    private static URI checked(URI baseUrl) {
        boolean isWeb = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        if (!isWeb || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("base URL must be http or https with a host");
        }
        return baseUrl;
    }
}
