package dev.nightshift.adapters.httpclient;

import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import java.net.URI;
import java.time.Duration;

/** Where an outside service is, and a client for it that waits and reads no longer than it may and follows no redirect. */
public final class OutsideService implements AutoCloseable {

    private final URI baseUrl;
    private final HttpClient client;

    /**
     * @param baseUrl http or https, with a host
     * @param timeout for a whole call, from the look-up of the host to the last byte
     * @param mostBytes answers that are longer are refused
     * @throws IllegalArgumentException if the URL is no such one, or the timeout is not positive
     */
    public OutsideService(URI baseUrl, Duration timeout, int mostBytes) {
        this.baseUrl = checked(baseUrl);
        this.client = HttpClient.create(null, configuration(timeout, mostBytes));
    }

    public URI baseUrl() {
        return baseUrl;
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }

    private static URI checked(URI baseUrl) {
        boolean isWeb = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        if (!isWeb || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("base URL must be http or https with a host");
        }
        return baseUrl;
    }

    private static HttpClientConfiguration configuration(Duration timeout, int mostBytes) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must be > 0, was " + timeout);
        }
        HttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
        configuration.setConnectTimeout(timeout);
        configuration.setReadTimeout(timeout);
        configuration.setRequestTimeout(timeout);
        configuration.setMaxContentLength(mostBytes);
        configuration.setFollowRedirects(false);
        configuration.setNumOfThreads(1);
        return configuration;
    }
}
