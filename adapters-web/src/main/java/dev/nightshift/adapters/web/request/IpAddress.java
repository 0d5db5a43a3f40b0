package dev.nightshift.adapters.web.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they are written in headers and settings; no name is ever looked up. */
final class IpAddress {

    private static final Pattern OCTETS = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern GROUPS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\]]*)](:[0-9]{1,5})?");
    private static final int MAX_LENGTH = 45;

    private IpAddress() {}

    /** An address without anything else; one of IPv4 written as IPv6 is one of IPv4. */
    static Optional<InetAddress> parse(String text) {
        boolean isOne = text.length() <= MAX_LENGTH
                && (OCTETS.matcher(text).matches() || GROUPS.matcher(text).matches());
        if (!isOne) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text.contains(":") ? "[" + text + "]" : text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** An address that may have a port behind it, and of IPv6 brackets around it. */
    static Optional<InetAddress> parseWithPort(String text) {
        var inBrackets = IN_BRACKETS.matcher(text);
        if (inBrackets.matches()) {
            return inBrackets.group(1).contains(":") ? parse(inBrackets.group(1)) : Optional.empty();
        }
        var withPort = WITH_PORT.matcher(text);
        return parse(withPort.matches() ? withPort.group(1) : text);
    }

    /** The same address for whatever network card it came in by. */
    static InetAddress withoutScope(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has the bytes of one", impossible);
        }
    }
}
