package dev.nightshift.adapters.httpclient.keywords;

import java.util.regex.Pattern;

/** What the search service knows this program by; never shown as a text. */
public record Credentials(String clientId, String clientSecret) {

    private static final Pattern HEADER_VALUE = Pattern.compile("[!-~]{1,200}");

    /** @throws IllegalArgumentException if one is not 1 to 200 visible ASCII characters; the message does not show it */
    public Credentials {
        if (!HEADER_VALUE.matcher(clientId).matches()) {
            throw new IllegalArgumentException("the client id must be 1 to 200 visible ASCII characters");
        }
        if (!HEADER_VALUE.matcher(clientSecret).matches()) {
            throw new IllegalArgumentException("the client secret must be 1 to 200 visible ASCII characters");
        }
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
