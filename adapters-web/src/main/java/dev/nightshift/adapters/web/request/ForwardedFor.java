package dev.nightshift.adapters.web.request;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The header {@code X-Forwarded-For}: each proxy appends whom it was asked by. */
final class ForwardedFor {

    private ForwardedFor() {}

    /** The addresses in the order of the header, an empty one where none can be read. */
    static List<Optional<InetAddress>> addresses(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .map(IpAddress::parseWithPort)
                .toList();
    }
}
