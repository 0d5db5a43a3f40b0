package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Requests made from the description of the API and from chance: valid ones, and those that are wrong in every way we know. */
final class FuzzedRequests {

    private static final String[] ODD_TEXTS = {
        "",
        " ",
        "0",
        "-1",
        "1",
        "9223372036854775807",
        "9223372036854775808",
        "1e400",
        "NaN",
        "null",
        "true",
        "[]",
        "{}",
        "%00",
        "%0A",
        "%zz",
        "%ED%A0%80",
        "%F0%9F%92%A9",
        "%2e%2e%2f",
        "'",
        "\"",
        "a".repeat(300),
        "2026-01-31",
        "1969-12-31",
        "2026-02-30",
        "9999-12-31",
        "+10000-01-01",
        "0001-01-01",
        "2026-01-31T10:15:30Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "01890a5d-ac96-774b-bcce-b302099a8057",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-7fff-bfff-ffffffffffff",
        "RUNNING",
        "NO_OP",
        "NO_OP@1",
        "us-levels",
        "kr",
        "momentum=2",
        "activity",
        "csv",
        "am9iczEKeA",
        "dXNlcnMxCi0x",
        "aXNzdWVzMQoxOTY5LTAxLTAxVDAwOjAwOjAwWgox",
    };
    private static final String[] ODD_JSON = {
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e400",
        "1E-400",
        "9223372036854775808",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "[null]",
        "{}",
        "{\"a\":1}",
        "[[[[[[]]]]]]",
        "\"2026-02-30\"",
        "\"9999-12-31\"",
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"tomorrow\"",
        "\"PT0S\"",
        "\"PT90S\"",
        "\"* * * * *\"",
        "\"Asia/Seoul\"",
        "\"Mars/Base\"",
        "\"NO_OP@99\"",
        "\"01890a5d-ac96-774b-bcce-b302099a8057\""
    };
    private static final String[] BROKEN_BODIES = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "{\"a\":}",
        "{\"a\":1,\"a\":2}",
        "{}{}",
        "\u0000",
        "nul",
        "[".repeat(5_000),
        "{\"\":\"" + "x".repeat(70_000) + "\"}"
    };
    private static final String[] ODD_HEADERS = {
        "Accept: text/html",
        "Accept: */*;q=0",
        "Accept: nonsense",
        "Accept: image/svg+xml, text/csv;q=0.5",
        "Accept: ",
        "Content-Type: text/plain",
        "Content-Type: nonsense",
        "Content-Type: application/json;charset=utf-16",
        "Content-Type: ",
        "Origin: https://elsewhere.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Idempotency-Key: ",
        "Idempotency-Key: k1",
        "Idempotency-Key: \u00e4\u0001",
        "Last-Event-ID: -1",
        "Last-Event-ID: x",
        "Last-Event-ID: 9223372036854775808",
        "If-None-Match: *",
        "If-None-Match: \"",
        "Range: bytes=0-1",
        "Expect: 100-continue",
        "Expect: nonsense",
        "X-Forwarded-For: ::1, nonsense",
        "Forwarded: for=;;;",
        "Cookie: a=b; c",
        "Accept-Encoding: gzip, br;q=0",
        "Authorization: Basic eDp5",
        "Authorization: Bearer ",
        "X-HTTP-Method-Override: DELETE",
        "Connection: keep-alive, Upgrade",
        "TE: trailers",
        "Trailer: Host",
        "Max-Forwards: 0"
    };
    private static final String[] METHODS = {
        "HEAD", "OPTIONS", "PUT", "TRACE", "DELETE", "PATCH", "POST", "GET", "FOO", "get"
    };
    private static final String LAST = "GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final Map<String, Object> description;
    private final List<Operation> operations = new ArrayList<>();
    private final Random random;

    FuzzedRequests(Map<String, Object> description, Random random) {
        this.description = description;
        this.random = random;
        map(description, "paths").forEach((path, item) -> ((Map<?, ?>) item)
                .forEach((method, operation) -> operations.add(
                        new Operation(String.valueOf(method).toUpperCase(Locale.ROOT), path, cast(operation)))));
    }

    List<Operation> operations() {
        return operations;
    }

    @SuppressWarnings("unchecked") // what YAML calls a map
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    private static Map<String, Object> map(Map<String, Object> node, String name) {
        return node.get(name) instanceof Map<?, ?> ? cast(node.get(name)) : Map.of();
    }

    /** A request to the operation, with the token of somebody or of nobody. */
    Fuzzed to(Operation operation, String token) {
        int kind = random.nextInt(12);
        Set<Integer> statuses = operation.statuses();
        boolean isOdd = random.nextBoolean();
        String target = target(operation, isOdd && kind >= 2);
        String method = operation.method();
        List<String> headers = new ArrayList<>(List.of("Host: 127.0.0.1"));
        if (!token.isEmpty()) {
            headers.add("Authorization: Bearer " + token);
        }
        byte[] body = bodyOf(operation, kind);
        if (kind == 5) {
            byte[] whole = body.length == 0 ? "{}".getBytes(UTF_8) : body;
            body = isOdd ? gzipped(whole) : Arrays.copyOf(gzipped(whole), random.nextInt(20) + 1);
            headers.add("Content-Encoding: " + pick("gzip", "gzip", "deflate", "br", "gzip, gzip", "nonsense"));
        }
        if (body.length > 0) {
            headers.add("Content-Type: "
                    + (target.contains("merge") ? "application/merge-patch+json" : "application/json"));
        }
        if (kind == 6 || kind == 7) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                headers.add(pick(ODD_HEADERS));
            }
        }
        boolean isSame = true;
        if (kind == 8) {
            method = pick(METHODS);
            isSame = false;
        }
        if (kind == 9) {
            headers.add("Upgrade: " + pick("websocket", "h2c", "nonsense"));
            headers.add("Connection: Upgrade");
            headers.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
            headers.add("Sec-WebSocket-Version: " + pick("13", "0", "x"));
            headers.add("HTTP2-Settings: AAMAAABkAAQAAP__");
        }
        int requests = 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (kind == 10) {
            isSame = false;
            headers.addAll(List.of(broken().split("\n")));
        }
        boolean isChunked = body.length > 0 && random.nextInt(4) == 0;
        headers.add(isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length);
        boolean isPipelined = kind == 11 || random.nextInt(6) == 0;
        if (!isPipelined) {
            headers.add("Connection: close");
        }
        byte[] sent = isChunked ? chunked(body) : body;
        String head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        write(bytes, head.getBytes(ISO_8859_1));
        write(bytes, sent);
        if (isPipelined) {
            requests = 2;
            write(bytes, LAST.getBytes(ISO_8859_1));
        }
        boolean isStream = operation.path().endsWith("/events") || target.contains("/events");
        return new Fuzzed(
                operation,
                bytes.toString(ISO_8859_1),
                isStream ? 1 : requests,
                isSame ? statuses : Set.of(),
                method.equals("HEAD"));
    }

    private String broken() {
        return switch (random.nextInt(8)) {
            case 0 -> "Host: twice";
            case 1 -> "X-Fold: a\n b";
            case 2 -> "Content-Length: 5\nTransfer-Encoding: chunked";
            case 3 -> "Bad Name: x";
            case 4 -> "no colon";
            case 5 -> "X-Long: " + "x".repeat(20_000);
            case 6 -> "X-Control: \u0000\u0007";
            default -> "Transfer-Encoding: gzip";
        };
    }

    private String target(Operation operation, boolean isOdd) {
        String path = operation.path();
        for (int brace = path.indexOf('{'); brace >= 0; brace = path.indexOf('{')) {
            path = path.substring(0, brace) + (isOdd ? oddPath() : "5") + path.substring(path.indexOf('}') + 1);
        }
        List<String> query = new ArrayList<>();
        for (Map<String, Object> parameter : operation.queryParameters()) {
            if (random.nextInt(3) == 0) {
                query.add(parameter.get("name") + "=" + (isOdd ? pick(ODD_TEXTS) : valid(map(parameter, "schema"))));
            }
        }
        if (random.nextInt(12) == 0) {
            query.add(pick("limti=3", "x", "=", "%zz=1", "%00=1", "limit=1&limit=2"));
        }
        return path
                + (query.isEmpty() ? "" : "?" + String.join("&", query))
                        .replace(" ", "%20")
                        .replace("\"", "%22");
    }

    private String oddPath() {
        String odd = pick(ODD_TEXTS);
        return odd.isEmpty() || odd.equals("1") || odd.equals(" ")
                ? "0"
                : odd.replace(" ", "%20").replace("\"", "%22");
    }

    private String valid(Map<String, Object> schema) {
        return json(schema, 0).replace("\"", "");
    }

    private byte[] bodyOf(Operation operation, int kind) {
        Map<String, Object> content = map(map(operation.node(), "requestBody"), "content");
        if (content.isEmpty()) {
            return random.nextInt(5) == 0 ? "{}".getBytes(UTF_8) : new byte[0];
        }
        if (kind == 4) {
            return pick(BROKEN_BODIES).getBytes(random.nextBoolean() ? UTF_8 : ISO_8859_1);
        }
        Map<String, Object> schema = map(cast(content.values().iterator().next()), "schema");
        String json = json(schema, 0);
        if (kind == 2 || kind == 3) {
            return wrong(json).getBytes(UTF_8);
        }
        return json.getBytes(UTF_8);
    }

    /** The same with one of its values changed, or with a field that nobody knows. */
    private String wrong(String json) {
        int colon = json.indexOf(':', random.nextInt(Math.max(1, json.length())));
        if (colon < 0 || random.nextInt(5) == 0) {
            return json.replaceFirst("}$", json.equals("{}") ? "\"unknwon\":1}" : ",\"unknwon\":1}");
        }
        int end = colon + 1;
        while (end < json.length() && ",}]".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        return json.substring(0, colon + 1) + pick(ODD_JSON) + json.substring(end);
    }

    /** A value that the schema allows, as far as it says. */
    private String json(Map<String, Object> given, int depth) {
        Map<String, Object> schema = resolved(given);
        for (String choice : new String[] {"oneOf", "anyOf"}) {
            if (schema.get(choice) instanceof List<?> all) {
                return json(cast(all.get(random.nextInt(all.size()))), depth + 1);
            }
        }
        if (schema.get("enum") instanceof List<?> constants) {
            return "\"" + constants.get(random.nextInt(constants.size())) + "\"";
        }
        return switch (String.valueOf(schema.getOrDefault("type", "string"))) {
            case "integer" -> pick("1", "2", "10", String.valueOf(schema.getOrDefault("maximum", "3")));
            case "number" -> pick("0.5", "1", "2");
            case "boolean" -> pick("true", "false");
            case "array" -> depth > 6 ? "[]" : "[" + json(map(schema, "items"), depth + 1) + "]";
            case "object" -> object(schema, depth);
            default -> text(schema);
        };
    }

    private String object(Map<String, Object> schema, int depth) {
        List<String> fields = new ArrayList<>();
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        map(schema, "properties").forEach((name, property) -> {
            if (required.contains(name) || (depth < 6 && random.nextInt(3) == 0)) {
                fields.add("\"" + name + "\":" + json(cast(property), depth + 1));
            }
        });
        return "{" + String.join(",", fields) + "}";
    }

    private String text(Map<String, Object> schema) {
        return switch (String.valueOf(schema.getOrDefault("format", ""))) {
            case "date" -> "\"2024-01-0" + (1 + random.nextInt(9)) + "\"";
            case "date-time" -> "\"2026-01-01T00:00:00Z\"";
            case "uuid" -> "\"01890a5d-ac96-774b-bcce-b302099a8057\"";
            default ->
                "\""
                        + schema.getOrDefault("example", pick("word", "a", "one two", "한국어", "x-1"))
                                .toString()
                                .replace("\"", "")
                        + "\"";
        };
    }

    private Map<String, Object> resolved(Map<String, Object> node) {
        Object reference = node.get("$ref");
        if (reference == null && node.get("allOf") instanceof List<?> all && !all.isEmpty()) {
            return resolved(cast(all.get(0)));
        }
        if (reference == null) {
            return node;
        }
        Map<String, Object> found = description;
        for (String name : reference.toString().substring(2).split("/", -1)) {
            found = map(found, name);
        }
        return resolved(found);
    }

    private String pick(String... all) {
        return all[random.nextInt(all.length)];
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static byte[] chunked(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int half = body.length / 2;
        for (byte[] part : List.of(Arrays.copyOf(body, half), Arrays.copyOfRange(body, half, body.length))) {
            if (part.length > 0) {
                write(bytes, (Integer.toHexString(part.length) + "\r\n").getBytes(ISO_8859_1));
                write(bytes, part);
                write(bytes, "\r\n".getBytes(ISO_8859_1));
            }
        }
        write(bytes, "0\r\n\r\n".getBytes(ISO_8859_1));
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, byte[] bytes) {
        to.write(bytes, 0, bytes.length);
    }

    /** An operation of the description. */
    record Operation(String method, String path, Map<String, Object> node) {

        Set<Integer> statuses() {
            Set<Integer> statuses = new TreeSet<>();
            map(node, "responses").keySet().forEach(status -> statuses.add(Integer.valueOf(status)));
            return statuses;
        }

        List<Map<String, Object>> queryParameters() {
            List<Map<String, Object>> found = new ArrayList<>();
            if (node.get("parameters") instanceof List<?> all) {
                all.stream()
                        .map(FuzzedRequests::cast)
                        .filter(parameter -> "query".equals(parameter.get("in")))
                        .forEach(found::add);
            }
            return found;
        }
    }

    /**
     * A request, or several on one connection.
     *
     * @param text each of its characters is a byte
     * @param statuses as described; none where it is no longer a request to the operation
     */
    record Fuzzed(Operation operation, String text, int requests, Set<Integer> statuses, boolean isHead) {

        @Override
        public String toString() {
            String shown = text.replaceAll("Bearer [\\w.-]{40,}", "Bearer …");
            return shown.substring(0, Math.min(shown.length(), 600));
        }
    }
}
