package dev.nightshift.adapters.httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A neighbour on loopback that writes bytes as a test says, whether they are HTTP or not, and keeps its connections open. */
public final class RawServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final ServerSocket server;
    private volatile Script script;

    private RawServer(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
    }

    public static RawServer start(Script script) {
        try {
            RawServer raw = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            raw.threads.execute(raw::accept);
            return raw;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public void answering(Script given) {
        script = given;
    }

    /** How many connections came. */
    public int connections() {
        return sockets.size();
    }

    /** The heads of all requests, in the order in which they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Done as soon as the other side has ended a connection. */
    public CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            threads.shutdownNow();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                requests.add(head);
                script.answer(requests.size(), socket.getOutputStream());
                socket.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // the other side has closed the connection, as it may
        }
        ended.complete("ended");
    }

    private static String head(BufferedReader in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    /** What is written for a request. */
    @FunctionalInterface
    public interface Script {

        /** @param number of the request, from 1 on */
        void answer(int number, OutputStream out) throws IOException;

        /** These bytes; line ends are those of HTTP. */
        static Script bytes(String... parts) {
            byte[] all = String.join("", parts).replace("\n", "\r\n").getBytes(UTF_8);
            return (number, out) -> out.write(all);
        }

        /** These bytes, and then the end of the connection. */
        default Script thenClosed() {
            return (number, out) -> {
                answer(number, out);
                out.close();
            };
        }
    }

    /** A whole answer with that body. */
    public static String ok(String body) {
        return ok(body, "Content-Type: application/json\n");
    }

    /** A whole answer with that body. */
    public static String ok(String body, String fields) {
        int length = body.getBytes(UTF_8).length;
        return "HTTP/1.1 200 OK\n%sContent-Length: %d\n\n%s".formatted(fields, length, body);
    }
}
