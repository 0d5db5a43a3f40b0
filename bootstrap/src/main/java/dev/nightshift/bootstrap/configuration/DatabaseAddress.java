package dev.nightshift.bootstrap.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a PostgreSQL is, and as whom to use it. */
public record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    /**
     * Reads {@code postgresql://user:password@host:5432/db?schema=x}, or a {@code jdbc:} URL as it is.
     *
     * @throws BadSetting if it is neither
     */
    public static DatabaseAddress parse(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(url, Optional.empty(), Optional.empty());
        }
        URI uri = uri(url);
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw malformed();
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String[] credentials =
                Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        return new DatabaseAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + parameters(uri.getRawQuery()),
                Optional.of(decoded(credentials[0])).filter(user -> !user.isEmpty()),
                credentials.length < 2 ? Optional.empty() : Optional.of(decoded(credentials[1])));
    }

    @Override
    public String toString() {
        return "DatabaseAddress[]";
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if ("postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // The URL may hold a password, and so does the exception's message.
            throw malformed();
        }
        throw malformed();
    }

    private static BadSetting malformed() {
        return new BadSetting("DATABASE_URL must look like postgresql://user:password@host:5432/database?schema=name,"
                + " with special characters of the password percent-encoded, or be a jdbc:postgresql: URL");
    }

    private static String parameters(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(parameter -> parameter.replaceFirst("^schema=", "currentSchema="))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
