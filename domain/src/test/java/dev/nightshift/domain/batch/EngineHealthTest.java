package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.BatchMetrics.Health;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineHealthTest {

    private static Snapshot snapshot(long queued, long completed, long failed) {
        return new Snapshot(0, queued, completed, failed, Duration.ZERO, 0, Optional.empty(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, HEALTHY",
        "1, 0, HEALTHY",
        "91, 9, HEALTHY",
        "90, 10, DEGRADED",
        "51, 49, DEGRADED",
        "50, 50, UNHEALTHY",
        "0, 1, UNHEALTHY"
    })
    void the_engine_is_degraded_when_a_tenth_of_the_jobs_failed_and_unhealthy_when_half_did(
            long completed, long failed, Health health) {
        assertThat(snapshot(7, completed, failed).health(true)).isEqualTo(health);
    }

    @Test
    void without_a_worker_the_engine_is_degraded_and_unhealthy_when_jobs_wait() {
        assertThat(snapshot(0, 1, 0).health(false)).isEqualTo(Health.DEGRADED);
        assertThat(snapshot(1, 1, 0).health(false)).isEqualTo(Health.UNHEALTHY);
    }

    @Test
    void the_error_rate_is_0_when_no_job_has_ended() {
        assertThat(snapshot(1, 0, 0).errorRate()).isZero();
        assertThat(snapshot(1, 3, 1).errorRate()).isEqualTo(0.25);
    }
}
