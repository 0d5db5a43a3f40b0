package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.httpclient.external.HttpPostSource;
import dev.nightshift.application.external.ShowPost;
import dev.nightshift.domain.external.PostSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;

/** The outside service of posts. */
@Factory
final class ExternalWiring {

    @Singleton
    @Bean(preDestroy = "close")
    HttpPostSource postSource(
            @Value("${nightshift.external.base-url:`https://jsonplaceholder.typicode.com`}") URI baseUrl,
            @Value("${nightshift.external.timeout:5000}") int timeoutMillis,
            JsonMapper json) {
        return new HttpPostSource(baseUrl, Duration.ofMillis(timeoutMillis), json);
    }

    @Singleton
    ShowPost showPost(PostSource posts) {
        return new ShowPost(posts);
    }
}
