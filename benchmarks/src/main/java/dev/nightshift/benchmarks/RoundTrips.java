package dev.nightshift.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a program and its server, and counts how often the server is ready again: once a round trip. */
final class RoundTrips implements AutoCloseable {

    private static final int READY_FOR_QUERY = 'Z';
    private static final int LENGTH_BYTES = 4;

    private final int serverPort;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong count = new AtomicLong();

    RoundTrips(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        inBackground(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    long count() {
        return count.get();
    }

    /** Ends all connections that go through it. */
    @Override
    public void close() {
        close(door);
        open.forEach(RoundTrips::close);
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket program = door.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            for (Socket socket : Set.of(program, server)) {
                socket.setTcpNoDelay(true);
                open.add(socket);
            }
            inBackground(() -> pass(program, server, () -> toServer(program, server)));
            inBackground(() -> pass(server, program, () -> toProgram(server, program)));
        }
    }

    /** Until one side ends; the other way ends with it, which is no failure. */
    private void pass(Socket from, Socket to, Step bytes) throws IOException {
        try {
            bytes.run();
        } catch (IOException failure) {
            if (open.contains(from)) {
                throw failure;
            }
        } finally {
            open.removeAll(Set.of(from, to));
            close(from);
            close(to);
        }
    }

    private static void toServer(Socket program, Socket server) throws IOException {
        program.getInputStream().transferTo(server.getOutputStream());
    }

    /** Message by message: its kind, its length with that of the length, and its body. */
    private void toProgram(Socket server, Socket program) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(server.getInputStream()));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(program.getOutputStream()));
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            int length = in.readInt();
            out.writeByte(kind);
            out.writeInt(length);
            out.write(in.readNBytes(length - LENGTH_BYTES));
            if (kind == READY_FOR_QUERY) {
                count.incrementAndGet();
            }
            if (in.available() == 0) {
                out.flush();
            }
        }
    }

    private void inBackground(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException failure) {
                if (!door.isClosed()) {
                    System.err.println("a connection to the database ended: " + failure.getMessage());
                }
            }
        });
        thread.setName("round trips");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception failure) { // nothing more is sent through it
            System.err.println("cannot be closed: " + failure.getMessage());
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
