package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.JobQueueContract;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresJobQueueIT extends JobQueueContract {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();

    private final BatchPorts ports = POSTGRES.emptied().ports();

    @Override
    protected BatchPorts batch() {
        return ports;
    }

    @Override
    protected void letPass(Duration time) {
        POSTGRES.letPass(time);
    }

    @Override
    protected Instant now() {
        return POSTGRES.now();
    }

    @Override
    protected <T> T inOne(Supplier<T> work) {
        return POSTGRES.database().inOne(work);
    }

    @Nested
    class PostgreSQL_was_down_for_longer_than_the_lease {

        private static final String STARTED =
                """
                CREATE FUNCTION moved.pg_postmaster_start_time() RETURNS timestamptz LANGUAGE sql
                    RETURN '%s'::timestamptz""";

        @AfterEach
        void asItIs() {
            POSTGRES.database().run(handle -> handle.execute("DROP FUNCTION moved.pg_postmaster_start_time()"));
        }

        @Test
        void nobody_is_taken_for_dead_before_it_has_been_up_for_the_lease() {
            Made made = made(JobState.RUNNING, register("silent"));
            WorkerId other = register("other");
            letPass(HOUR);
            POSTGRES.database().run(handle -> handle.execute(STARTED.formatted(now())));
            letPass(LEASE.minusSeconds(5));
            queue().heartbeat(other);
            assertThat(queue().takeOver(LEASE)).isZero();
            letPass(Duration.ofSeconds(6));
            assertThat(queue().takeOver(LEASE)).isEqualTo(1);
            assertThat(job(made.id()).crashes()).isEqualTo(1);
        }
    }
}
