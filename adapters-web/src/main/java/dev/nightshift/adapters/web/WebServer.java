package dev.nightshift.adapters.web;

import io.micronaut.http.server.netty.NettyEmbeddedServer;
import jakarta.inject.Singleton;

/** What listens for requests. */
@Singleton
public final class WebServer {

    private final NettyEmbeddedServer server;

    public WebServer(NettyEmbeddedServer server) {
        this.server = server;
    }

    public void start() {
        server.start();
    }

    /** Takes no more requests. Whatever else the program needs to come to its end stays: stopping it all would close the pool. */
    public void stop() {
        server.stopServerOnly();
    }

    public String host() {
        return server.getHost();
    }

    public int port() {
        return server.getPort();
    }
}
