package dev.nightshift.bootstrap.configuration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the service listens. */
public record Listening(String host, int port) {

    private static final List<Path> CONTAINER_MARKS = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    /** On loopback by default; in a container, where nothing else reaches it, on all addresses. */
    public static Listening of(Settings settings) {
        return new Listening(
                settings.text("NIGHTSHIFT_HOST").orElseGet(() -> isContainer(settings) ? "0.0.0.0" : "127.0.0.1"),
                settings.number("PORT", 8080, 0, 65535));
    }

    /** @throws Failed in a sentence, before anything is started, if the port cannot be had */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException unknown) {
            throw new BadSetting("There is no host '" + host + "' to listen on.", unknown);
        } catch (IOException refused) {
            throw new Failed(
                    "Port %d of %s cannot be used: %s. Choose another with --port or PORT."
                            .formatted(port, host, refused.getMessage()),
                    refused);
        }
    }

    private static boolean isContainer(Settings settings) {
        return settings.text("KUBERNETES_SERVICE_HOST").isPresent()
                || CONTAINER_MARKS.stream().anyMatch(Files::exists);
    }
}
