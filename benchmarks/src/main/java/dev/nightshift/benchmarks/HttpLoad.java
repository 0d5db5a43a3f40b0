package dev.nightshift.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks for one address over and over: each connection asks again as soon as it is answered. One thread for all
 * connections, so that most of the machine is left to the server.
 */
final class HttpLoad {

    /** More are not kept, so that a run is bounded in memory too. */
    private static final int MOST_REQUESTS = 5_000_000;

    private final int port;
    private final byte[] request;
    private long[] nanos = new long[1 << 16];
    private int answered;

    private HttpLoad(int port, String path, String token) {
        this.port = port;
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Asks for so long.
     *
     * @throws BenchmarkFailed unless every answer is 200
     */
    static Outcome run(Service service, String path, String token, int connections, Duration time) {
        return run(service, path, token, connections, time, MOST_REQUESTS);
    }

    /**
     * Asks so often.
     *
     * @throws BenchmarkFailed unless every answer is 200, or when it takes a minute
     */
    static Outcome run(Service service, String path, String token, int connections, int requests) {
        return run(service, path, token, connections, Duration.ofMinutes(1), requests);
    }

    private static Outcome run(
            Service service, String path, String token, int connections, Duration time, int requests) {
        HttpLoad load = new HttpLoad(service.port(), path, token);
        try {
            long took = load.ask(connections, time, requests);
            return new Outcome(new Samples(Arrays.copyOf(load.nanos, load.answered)), load.answered / (took / 1e9));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long ask(int connections, Duration time, int requests) throws IOException {
        List<Talk> talks = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                talks.add(connect(selector));
            }
            long startedAt = System.nanoTime();
            for (Talk talk : talks) {
                talk.ask();
            }
            while (System.nanoTime() - startedAt < time.toNanos() && answered < requests) {
                if (selector.select(HttpLoad::answeredOn, time.toMillis()) == 0) {
                    throw new BenchmarkFailed("no answer within " + time.toSeconds() + " s");
                }
            }
            return System.nanoTime() - startedAt;
        } finally {
            for (Talk talk : talks) {
                talk.channel.close();
            }
        }
    }

    private Talk connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Talk talk = new Talk(channel);
        channel.register(selector, SelectionKey.OP_READ, talk);
        return talk;
    }

    private static void answeredOn(SelectionKey key) {
        try {
            ((Talk) key.attachment()).read();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void note(long took) {
        if (answered == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[answered++] = took;
    }

    /** What came of it: how long each answer took, and how many came in a second. */
    record Outcome(Samples latencies, double perSecond) {}

    /** One connection: a request, its answer, and again. */
    private final class Talk {

        private static final int LARGEST_ANSWER = 1 << 20;
        private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(LARGEST_ANSWER);
        private long askedAt;
        private int wanted;

        Talk(SocketChannel channel) {
            this.channel = channel;
        }

        void ask() throws IOException {
            answer.clear();
            wanted = 0;
            askedAt = System.nanoTime();
            ByteBuffer bytes = ByteBuffer.wrap(request);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        void read() throws IOException {
            if (channel.read(answer) < 0) {
                throw new BenchmarkFailed("the server closed a connection after " + answer.position() + " bytes");
            }
            if (wanted == 0) {
                wanted = size();
            }
            if (wanted > 0 && answer.position() >= wanted) {
                note(System.nanoTime() - askedAt);
                ask();
            }
        }

        /** Of the whole answer; 0 while its head is not there yet. */
        private int size() {
            byte[] bytes = answer.array();
            int end = endOfHead(bytes, answer.position());
            if (end == 0) {
                return 0;
            }
            if (bytes[9] != '2' || bytes[10] != '0' || bytes[11] != '0') {
                throw new BenchmarkFailed(
                        "an answer was " + new String(bytes, 0, answer.position(), StandardCharsets.UTF_8));
            }
            return end + contentLength(bytes, end);
        }

        private static int endOfHead(byte[] bytes, int length) {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 2] == '\n' && bytes[i - 1] == '\r') {
                    return i + 1;
                }
            }
            return 0;
        }

        private static int contentLength(byte[] bytes, int end) {
            for (int i = 0; i < end - LENGTH.length; i++) {
                if (bytes[i] == '\n' && isLengthAt(bytes, i + 1)) {
                    return numberAt(bytes, i + 1 + LENGTH.length);
                }
            }
            throw new BenchmarkFailed("an answer has no Content-Length");
        }

        private static boolean isLengthAt(byte[] bytes, int start) {
            for (int i = 0; i < LENGTH.length; i++) {
                if ((bytes[start + i] | 0x20) != (LENGTH[i] | 0x20)) {
                    return false;
                }
            }
            return true;
        }

        private static int numberAt(byte[] bytes, int start) {
            int number = 0;
            for (int i = start; bytes[i] != '\r'; i++) {
                if (bytes[i] != ' ') {
                    number = 10 * number + (bytes[i] - '0');
                }
            }
            return number;
        }
    }
}
