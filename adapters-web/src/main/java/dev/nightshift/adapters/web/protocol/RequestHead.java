package dev.nightshift.adapters.web.protocol;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the head of a request must be beyond what Netty asks of it. */
final class RequestHead {

    /** A host by name or address, and a port (RFC 3986, 3.2.2). */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=%-]*|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

    private RequestHead() {}

    /** A sentence; empty when the head is in order. */
    static Optional<String> whatIsWrongWith(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (version.majorVersion() != 1) {
            return Optional.of("This service speaks HTTP/1.1.");
        }
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty() && version.compareTo(HttpVersion.HTTP_1_0) > 0) {
            return Optional.of("The request lacks the header Host.");
        }
        if (hosts.size() > 1) {
            return Optional.of("The request has more than one header Host.");
        }
        if (!hosts.isEmpty() && !HOST.matcher(hosts.get(0)).matches()) {
            return Optional.of("The header Host of the request is not a host.");
        }
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean isChunked = codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0));
        if (!codings.isEmpty() && (!isChunked || version.compareTo(HttpVersion.HTTP_1_0) <= 0)) {
            return Optional.of("Of transfer codings this service takes chunked alone, in HTTP/1.1.");
        }
        return Optional.empty();
    }

    /** There is no other protocol to go over to: such a request is answered as if it had not asked (RFC 9110, 7.8). */
    static void dropUpgrade(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.UPGRADE)) {
            return;
        }
        headers.remove(HttpHeaderNames.UPGRADE);
        List<String> others = headers.getAll(HttpHeaderNames.CONNECTION).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(option -> !HttpHeaderValues.UPGRADE.contentEqualsIgnoreCase(option))
                .toList();
        if (others.isEmpty()) {
            headers.remove(HttpHeaderNames.CONNECTION);
        } else {
            headers.set(HttpHeaderNames.CONNECTION, String.join(", ", others));
        }
    }
}
