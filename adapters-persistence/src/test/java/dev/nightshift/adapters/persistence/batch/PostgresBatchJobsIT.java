package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobsContract;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostgresBatchJobsIT extends BatchJobsContract {

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

    /** Of so short a text no index knows. */
    @Nested
    class A_text_of_two_letters {

        private final JobFilter filter = new JobFilter(Set.of(), null, null, null, "zq", null, null);

        @Test
        void is_looked_for_in_ten_thousand_jobs_a_page() {
            JobId oldest = add(aJob().ownedBy("zq"));
            jobs().add(IntStream.range(0, 10_000).mapToObj(i -> aJob().build()).toList());
            JobId newest = add(aJob().ownedBy("Zq"));

            Page<BatchJob, JobId> first = jobs().list(filter, null, 50);
            assertThat(first.items()).extracting(BatchJob::id).containsExactly(newest);
            assertThat(first.next()).isNotNull();
            Page<BatchJob, JobId> second = jobs().list(filter, first.next(), 50);
            assertThat(second.items()).extracting(BatchJob::id).containsExactly(oldest);
            assertThat(second.next()).isNull();
        }

        @Test
        void fills_pages_where_it_is_common() {
            jobs().add(IntStream.range(0, 5)
                    .mapToObj(i -> aJob().ownedBy("zq").build())
                    .toList());
            Page<BatchJob, JobId> first = jobs().list(filter, null, 3);
            assertThat(first.items()).hasSize(3);
            Page<BatchJob, JobId> second = jobs().list(filter, first.next(), 3);
            assertThat(second.items()).hasSize(2);
            assertThat(second.next()).isNull();
        }
    }
}
