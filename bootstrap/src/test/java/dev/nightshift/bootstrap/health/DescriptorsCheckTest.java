package dev.nightshift.bootstrap.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.health.Readiness.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsCheckTest {

    @ParameterizedTest
    @CsvSource({
        "899, 1000, UP",
        "900, 1000, DEGRADED",
        "992, 1000, DEGRADED",
        "993, 1000, DOWN",
        "-1, 1000, DOWN",
        "5, -1, UP"
    })
    void descriptors_are_judged_by_how_many_are_left(long open, long most, Status status) {
        assertThat(DescriptorsCheck.of(open, most).status()).isEqualTo(status);
    }
}
