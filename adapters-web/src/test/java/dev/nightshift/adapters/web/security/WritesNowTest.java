package dev.nightshift.adapters.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.ServerFilter;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritesNowTest {

    @Test
    void every_method_but_those_of_reads_is_checked() {
        ServerFilter filter = WritesNow.class.getAnnotation(ServerFilter.class);
        assertThat(List.of(filter.methods()))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(HttpMethod.GET, HttpMethod.HEAD)));
    }
}
