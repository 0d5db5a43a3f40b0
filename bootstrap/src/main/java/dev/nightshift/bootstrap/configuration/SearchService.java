package dev.nightshift.bootstrap.configuration;

import dev.nightshift.adapters.httpclient.keywords.Credentials;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings of the search service for documents: all of them, or none of the credentials. */
final class SearchService {

    private static final String BASE_URL = "NAVER_API_BASE_URL";
    private static final String CLIENT_ID = "NAVER_CLIENT_ID";
    private static final String CLIENT_SECRET = "NAVER_CLIENT_SECRET";

    private SearchService() {}

    static Map<String, Object> of(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        settings.text(BASE_URL).ifPresent(url -> properties.put("nightshift.naver.base-url", checked(url)));
        Optional<String> id = settings.text(CLIENT_ID);
        Optional<String> secret = settings.text(CLIENT_SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw new BadSetting("%s and %s must be set together".formatted(CLIENT_ID, CLIENT_SECRET));
        }
        if (id.isPresent() && secret.isPresent()) {
            Credentials credentials = credentials(id.get(), secret.get());
            properties.put("nightshift.naver.client-id", credentials.clientId());
            properties.put("nightshift.naver.client-secret", credentials.clientSecret());
        }
        return properties;
    }

    private static Credentials credentials(String id, String secret) {
        try {
            return new Credentials(id, secret);
        } catch (IllegalArgumentException refused) {
            throw new BadSetting(
                    "%s or %s cannot be used: %s".formatted(CLIENT_ID, CLIENT_SECRET, refused.getMessage()), refused);
        }
    }

    private static String checked(String url) {
        try {
            URI uri = new URI(url);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            throw new BadSetting(mustBeUrl(url), notOne);
        }
        throw new BadSetting(mustBeUrl(url));
    }

    private static String mustBeUrl(String url) {
        return "%s must be a URL such as https://openapi.naver.com, was '%s'".formatted(BASE_URL, url);
    }
}
