package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.Seen.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BatchJobTest {

    @Nested
    class Thirty_of_a_hundred_items_in_ten_seconds {

        private final BatchJob job = Seen.in(RUNNING)
                .startedAt(NINE)
                .done(30, OptionalLong.of(100))
                .readAt(NINE.plusSeconds(10))
                .job();

        @Test
        void are_three_a_second() {
            assertThat(job.rate()).isEqualTo(3.0);
        }

        @Test
        void leave_seventy_thirds_of_a_second() {
            assertThat(job.timeLeft()).contains(Duration.ofMillis(23_333));
        }
    }

    @Nested
    class The_rate {

        @Test
        void is_zero_before_the_start() {
            assertThat(Seen.in(QUEUED).job().rate()).isZero();
        }

        @Test
        void counts_to_the_end() {
            assertThat(Seen.in(COMPLETED)
                            .startedAt(NINE)
                            .finishedAt(NINE.plusSeconds(5))
                            .readAt(NINE.plusSeconds(500))
                            .done(10, OptionalLong.empty())
                            .job()
                            .rate())
                    .isEqualTo(2.0);
        }

        @Test
        void is_finite_at_the_moment_of_the_start() {
            assertThat(Seen.in(RUNNING)
                            .startedAt(NINE)
                            .done(10, OptionalLong.empty())
                            .job()
                            .rate())
                    .isEqualTo(10_000.0);
        }
    }

    @Nested
    class The_time_left {

        @Test
        void is_unknown_without_a_total_without_progress_and_without_a_run() {
            Seen running = Seen.in(RUNNING).startedAt(NINE).readAt(NINE.plusSeconds(10));
            assertThat(running.done(10, OptionalLong.empty()).job().timeLeft()).isEmpty();
            assertThat(running.done(0, OptionalLong.of(10)).job().timeLeft()).isEmpty();
            assertThat(Seen.in(COMPLETED)
                            .startedAt(NINE)
                            .done(10, OptionalLong.of(20))
                            .job()
                            .timeLeft())
                    .isEmpty();
        }

        @Test
        void is_not_negative_when_more_was_done_than_there_is() {
            assertThat(Seen.in(RUNNING)
                            .startedAt(NINE)
                            .readAt(NINE.plusSeconds(10))
                            .done(11, OptionalLong.of(10))
                            .job()
                            .timeLeft())
                    .contains(Duration.ZERO);
        }
    }
}
