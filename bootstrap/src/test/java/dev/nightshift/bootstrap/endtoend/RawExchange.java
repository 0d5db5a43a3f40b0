package dev.nightshift.bootstrap.endtoend;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bytes sent over a connection of their own, and what came back until the server closed it. */
record RawExchange(List<Answer> answers, boolean isTimedOut) {

    private static final int PATIENCE_MILLIS = 20_000;

    /** @param answers ends after so many, for streams that would go on */
    static RawExchange of(URI server, byte[] bytes, int answers) {
        List<Answer> read = new ArrayList<>();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            while (read.size() < answers) {
                Answer answer = Answer.read(in);
                if (answer == null) {
                    return new RawExchange(read, false);
                }
                if (answer.status() >= 200) {
                    read.add(answer);
                }
            }
            return new RawExchange(read, false);
        } catch (SocketTimeoutException late) {
            return new RawExchange(read, true);
        } catch (IOException reset) {
            return new RawExchange(read, false);
        }
    }

    /** Status, headers by their names in lower case, and the body as far as it has an end. */
    record Answer(int status, Map<String, String> headers, String body) {

        static @Nullable Answer read(InputStream in) throws IOException {
            String head = head(in);
            if (head.isEmpty()) {
                return null;
            }
            List<String> lines = head.lines().toList();
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line : lines.subList(1, lines.size())) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    headers.put(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            int status = Integer.parseInt(lines.get(0).substring(9, 12));
            boolean isStream = headers.getOrDefault("Content-Type", "").startsWith("text/event-stream");
            return new Answer(
                    status,
                    headers,
                    isStream || status < 200 || status == 204 || status == 304 ? "" : body(in, headers));
        }

        private static String head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int last = 0;
            for (int next = in.read(); next >= 0; next = in.read()) {
                head.write(next);
                last = last << 8 | next;
                if (last == 0x0d0a0d0a) {
                    return head.toString(StandardCharsets.ISO_8859_1);
                }
            }
            return "";
        }

        private static String body(InputStream in, Map<String, String> headers) throws IOException {
            byte[] body = headers.getOrDefault("Transfer-Encoding", "").equalsIgnoreCase("chunked")
                    ? chunks(in)
                    : in.readNBytes(Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
            return new String(body, StandardCharsets.UTF_8);
        }

        private static byte[] chunks(InputStream in) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                new ByteArrayInputStream(in.readNBytes(size)).transferTo(body);
                line(in);
            }
            line(in);
            return body.toByteArray();
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
