package dev.nightshift.adapters.web.request;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Forwarded} (RFC 7239, section 4): each proxy appends an element with whom it was asked by. */
final class ForwardedHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PAIR =
            Pattern.compile("\\s*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.){0,100})\")\\s*");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private ForwardedHeader() {}

    /** The addresses in the order of the header, an empty one where an element names none; none when it cannot be read. */
    static List<Optional<InetAddress>> addresses(List<String> lines) {
        List<Optional<InetAddress>> addresses = new ArrayList<>();
        return read(String.join(",", lines), addresses) ? addresses : List.of();
    }

    private static boolean read(String text, List<Optional<InetAddress>> addresses) {
        Matcher pair = PAIR.matcher(text);
        @Nullable String asking = null;
        int at = 0;
        while (pair.find(at) && pair.start() == at) {
            if (pair.group(1).toLowerCase(Locale.ROOT).equals("for")) {
                if (asking != null) {
                    return false;
                }
                asking = pair.group(2) != null ? pair.group(2) : unescaped(pair.group(3));
            }
            at = pair.end();
            boolean isLast = at == text.length();
            if (isLast || text.charAt(at) == ',') {
                addresses.add(Optional.ofNullable(asking).flatMap(IpAddress::parseWithPort));
                asking = null;
            } else if (text.charAt(at) != ';') {
                return false;
            }
            if (isLast) {
                return true;
            }
            at++;
        }
        return false;
    }

    private static String unescaped(String quoted) {
        return ESCAPED.matcher(quoted).replaceAll("$1");
    }
}
