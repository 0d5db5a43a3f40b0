package dev.nightshift.application.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.keywords.ShowDocumentCount.Shown;
import dev.nightshift.application.keywords.StartDocumentCount.Outcome;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Violation;
import dev.nightshift.domain.keywords.CallLimits;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartAndShowTest {

    private final Counting counting = new Counting();

    private Outcome start(List<String> keywords) {
        return counting.startDocumentCount.start(keywords, null, new Requester("ann", Role.USER));
    }

    private static List<String> pointers(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome)
                .violations().stream().map(Violation::pointer).toList();
    }

    @Nested
    class A_start {

        @Test
        void makes_a_job_of_the_caller_with_the_priority() {
            Outcome outcome =
                    counting.startDocumentCount.start(List.of("토너"), Priority.HIGH, new Requester("ann", Role.MANAGER));
            JobId id = ((Outcome.Started) outcome).job();
            assertThat(counting.job(id).owner()).isEqualTo("ann");
            assertThat(counting.job(id).priority()).isEqualTo(Priority.HIGH);
            assertThat(((Outcome.Started) outcome).waits()).isFalse();
        }

        @Test
        void of_a_second_job_is_accepted_and_waits_for_the_first() {
            JobId first = counting.start(List.of("토너"));
            Outcome second = start(List.of("크림"));
            assertThat(((Outcome.Started) second).waits()).isTrue();
            counting.tell(first, JobCommand.CANCEL);
            counting.tell(((Outcome.Started) second).job(), JobCommand.CANCEL);
            assertThat(((Outcome.Started) start(List.of("로션"))).waits()).isFalse();
        }

        @Test
        void of_1000_keywords_is_accepted() {
            assertThat(start(Counting.keywords(1_000))).isInstanceOf(Outcome.Started.class);
        }
    }

    @Nested
    class Keywords_that_break_a_rule {

        @Test
        void are_none_or_too_many() {
            assertThat(pointers(start(List.of()))).containsExactly("/keywords");
            assertThat(pointers(start(Counting.keywords(1_001)))).containsExactly("/keywords");
        }

        @Test
        void are_each_named() {
            List<String> keywords = List.of("토너", " ", "x".repeat(101), "크림", "a\nb");
            assertThat(pointers(start(keywords))).containsExactly("/keywords/1", "/keywords/2", "/keywords/4");
            assertThat(((Outcome.Refused) start(keywords)).violations().get(1).message())
                    .isEqualTo("must have at most 100 characters, had 101");
        }

        @Test
        void are_told_even_where_the_search_service_is_not_set_up() {
            Counting without = new Counting(CallLimits.defaults(Counting.SEOUL), false);
            assertThat(without.startDocumentCount.start(List.of(), null, new Requester("ann", Role.USER)))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(without.startDocumentCount.start(List.of("토너"), null, new Requester("ann", Role.USER)))
                    .isInstanceOf(Outcome.NotSetUp.class);
        }
    }

    @Nested
    class A_show {

        private Shown show(JobId id) {
            return counting.showDocumentCount.show(id, Counting.BOSS).orElseThrow();
        }

        @Test
        void says_what_was_asked_what_was_counted_and_how_many_calls_were_made() {
            JobId id = counting.run("토너", " 크림");
            assertThat(show(id).keywords()).containsExactly("토너", " 크림");
            assertThat(show(id).counts()).isEqualTo(counting.countsOf(id));
            assertThat(show(id).callsToday()).isEqualTo(10);
            assertThat(show(id).callsPerDay()).isEqualTo(25_000);
        }

        @Test
        void is_for_the_owner_and_who_reaches_all() {
            JobId id = counting.start(List.of("토너"));
            assertThat(counting.showDocumentCount.show(id, new Requester("ann", Role.USER)))
                    .isPresent();
            assertThat(counting.showDocumentCount.show(id, new Requester("bob", Role.USER)))
                    .isEmpty();
        }

        @Test
        void knows_no_job_that_is_not_there() {
            assertThat(counting.showDocumentCount.show(JobId.firstOf(counting.clock.instant()), Counting.BOSS))
                    .isEmpty();
        }
    }

    @Nested
    class Old_counts {

        @Test
        void are_forgotten_with_their_jobs_and_totals_after_a_day() {
            JobId id = counting.run("토너");
            ForgetOldCounts forget =
                    new ForgetOldCounts(counting.totals, counting.counts, Period.ofYears(2), counting.clock);
            assertThat(forget.forget()).isZero();
            counting.clock.moveTo("2026-01-17T10:00:00Z");
            assertThat(forget.forget()).isEqualTo(5);
            assertThat(counting.countsOf(id)).hasSize(1);
            counting.clock.moveTo("2028-01-16T10:00:00Z");
            assertThat(forget.forget()).isEqualTo(1);
            assertThat(counting.countsOf(id)).isEmpty();
        }
    }
}
