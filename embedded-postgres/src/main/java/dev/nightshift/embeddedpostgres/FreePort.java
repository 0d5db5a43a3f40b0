package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port of this machine that nobody listens on, below those the system gives to outgoing connections. */
final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;

    private FreePort() {}

    static int find() {
        return ThreadLocalRandom.current()
                .ints(1000, FIRST, LAST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new PostgresUnavailable(
                        "No free port was found on 127.0.0.1 between %d and %d.".formatted(FIRST, LAST),
                        "End a program that listens there."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
