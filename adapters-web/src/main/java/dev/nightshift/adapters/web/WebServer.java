package dev.nightshift.adapters.web;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What listens for requests. */
@Singleton
public final class WebServer {

    private final NettyEmbeddedServer server;
    private final Router router;
    private final ListeningChannels channels;
    private volatile boolean isStarted;

    WebServer(NettyEmbeddedServer server, Router router, ListeningChannels channels) {
        this.server = server;
        this.router = router;
        this.channels = channels;
    }

    public void start() {
        server.start();
        isStarted = true;
    }

    /** Whether it was started and does not take requests any more, although nobody has stopped it. */
    public boolean isLost() {
        return isStarted && !channels.areOpen();
    }

    /** Takes no more requests. Whatever else the program needs to come to its end stays: stopping it all would close the pool. */
    public void stop() {
        isStarted = false;
        server.stopServerOnly();
    }

    public String host() {
        return server.getHost();
    }

    public int port() {
        return server.getPort();
    }

    /** Every route, such as {@code GET /api/issues/{id}}; HEAD is answered wherever GET is, and not named. */
    public SortedSet<String> routes() {
        return router.uriRoutes()
                .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
