package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.PAUSED;
import static dev.nightshift.domain.batch.JobState.PENDING;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RETRY_WAIT;
import static dev.nightshift.domain.batch.JobState.STOPPED;
import static dev.nightshift.domain.batch.Seen.MAIL;
import static dev.nightshift.domain.batch.Seen.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobQueue.LaneUse;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitingReasonsTest {

    private static final WaitingReasons NOBODY = new WaitingReasons(List.of(), Map.of());

    private static LiveWorker worker(int running, int concurrency, TypeName... types) {
        return new LiveWorker(
                new WorkerId(UUID.randomUUID()),
                "w",
                concurrency,
                running,
                List.of(types),
                NINE,
                NINE,
                Optional.empty());
    }

    private static LiveWorker overloaded(TypeName... types) {
        return new LiveWorker(
                new WorkerId(UUID.randomUUID()),
                "w",
                5,
                0,
                List.of(types),
                NINE,
                NINE,
                Optional.of("its heap is full"));
    }

    private static String why(WaitingReasons reasons, Seen seen) {
        return reasons.of(seen.job()).orElseThrow();
    }

    private static String whyQueued(LaneUse use, LiveWorker... workers) {
        return why(new WaitingReasons(List.of(workers), Map.of(MAIL, use)), Seen.in(QUEUED));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"PENDING", "PAUSED", "STOPPED", "RETRY_WAIT", "QUEUED"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_job_that_runs_or_has_ended_waits_for_nothing(JobState state) {
        assertThat(NOBODY.of(Seen.in(state).job())).isEmpty();
    }

    @Nested
    class At_rest {

        @Test
        void in_the_words_of_who_put_it_there() {
            assertThat(why(NOBODY, Seen.in(PAUSED).because("lunch"))).isEqualTo("It is paused: lunch");
            assertThat(why(NOBODY, Seen.in(PAUSED))).isEqualTo("It is paused.");
            assertThat(why(NOBODY, Seen.in(STOPPED))).isEqualTo("It is stopped.");
            assertThat(why(NOBODY, Seen.in(PENDING))).isEqualTo("It was created without being started.");
        }

        @Test
        void until_it_is_tried_again() {
            assertThat(why(NOBODY, Seen.in(RETRY_WAIT).retriedAt(NINE, "the line is cut")))
                    .isEqualTo("It failed and is tried again at 2026-03-02T09:00:00Z: the line is cut");
        }
    }

    @Nested
    class In_the_queue {

        private final LaneUse free = new LaneUse(0, 0, false);

        @Test
        void for_others_of_which_the_first_five_are_named() {
            assertThat(why(NOBODY, Seen.in(QUEUED).waitingFor(Collections.nCopies(7, Seen.ID))))
                    .startsWith("It waits for 7 jobs to complete: ")
                    .endsWith(Seen.ID + ".");
            assertThat(why(NOBODY, Seen.in(QUEUED).waitingFor(Collections.nCopies(7, Seen.ID)))
                            .split(", "))
                    .hasSize(5);
        }

        @Test
        void for_its_time() {
            assertThat(why(NOBODY, Seen.in(QUEUED).notBefore(NINE.plusSeconds(1))))
                    .isEqualTo("It may not start before 2026-03-02T09:00:01Z.");
            assertThat(why(NOBODY, Seen.in(QUEUED).notBefore(NINE))).isEqualTo("No worker is running.");
        }

        @Test
        void for_a_worker_that_knows_its_type() {
            assertThat(whyQueued(free)).isEqualTo("No worker is running.");
            assertThat(whyQueued(free, worker(0, 5, TypeName.of("OTHER"))))
                    .isEqualTo("No running worker knows the type MAIL.");
        }

        @Test
        void for_the_limits_of_its_type() {
            assertThat(whyQueued(new LaneUse(2, 2, false), worker(0, 5, MAIL)))
                    .isEqualTo("2 of at most 2 jobs of the type MAIL are running.");
            assertThat(whyQueued(new LaneUse(1, 2, true), worker(0, 5, MAIL)))
                    .isEqualTo("Jobs of the type MAIL are started no faster than their rate allows.");
        }

        @Test
        void for_a_worker_that_takes_new_work() {
            assertThat(whyQueued(free, overloaded(MAIL))).isEqualTo("No worker takes new work: its heap is full.");
            assertThat(whyQueued(free, overloaded(MAIL), worker(5, 5, MAIL)))
                    .isEqualTo("All workers are busy or take no new work: its heap is full.");
            assertThat(whyQueued(free, overloaded(MAIL), worker(4, 5, MAIL))).isEqualTo("It is about to be claimed.");
        }

        @Test
        void for_a_worker_that_has_room() {
            LiveWorker otherType = worker(0, 5, TypeName.of("OTHER"));
            assertThat(whyQueued(free, worker(5, 5, MAIL), otherType))
                    .isEqualTo("All workers are busy with jobs that come first.");
            assertThat(whyQueued(free, worker(5, 5, MAIL), worker(4, 5, MAIL))).isEqualTo("It is about to be claimed.");
        }
    }
}
