package dev.nightshift.application.keywords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.KeywordCount;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentCountTest {

    private static final Duration GAP = Duration.ofMillis(300);
    private static final int SOURCES = DocumentSource.values().length;

    private Counting counting = new Counting();

    private static DocumentSearchUnavailable busy() {
        return new DocumentSearchUnavailable("it answered with status 500", Extent.THIS_CALL, null);
    }

    private static DocumentSearchUnavailable busyFor(Duration time) {
        return new DocumentSearchUnavailable("it answered with status 429", Extent.THIS_CALL, time, null);
    }

    @Nested
    class A_service_that_works {

        @Test
        void is_asked_once_for_every_keyword_and_source_in_order() {
            JobId id = counting.run("토너", "크림");

            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.search.calls())
                    .extracting(call -> call.keyword() + " " + call.source().key())
                    .containsExactly(
                            "토너 blog", "토너 cafe", "토너 news", "토너 shop", "토너 web", "크림 blog", "크림 cafe", "크림 news",
                            "크림 shop", "크림 web");
            assertThat(counting.countsOf(id))
                    .hasSize(2)
                    .allMatch(KeywordCount.Counted.class::isInstance)
                    .extracting(KeywordCount::position)
                    .containsExactly(0, 1);
        }

        @Test
        void is_left_alone_for_300_ms_after_every_call() {
            counting.start(Counting.keywords(20));
            counting.runAll();

            assertThat(counting.search.gaps()).hasSize(99).allMatch(gap -> gap.equals(GAP.plusMillis(40)));
        }

        @Test
        void gives_a_line_of_the_log_for_every_keyword() {
            JobId id = counting.run("토너", "크림 50ml");

            assertThat(counting.log(id))
                    .containsExactly(
                            "1/2 완료: 토너 {blog=20, cafe=21, news=22, shop=23, web=24}",
                            "2/2 완료: 크림 50ml {blog=70, cafe=71, news=72, shop=73, web=74}");
        }

        @Test
        void gives_counts_that_can_be_seen_while_the_job_goes_on() {
            JobId id = counting.start(Counting.keywords(3));
            int[] seen = new int[3];
            counting.search.answering((call, number) -> {
                seen[(number - 1) / SOURCES] = counting.countsOf(id).size();
                return number;
            });
            counting.runAll();
            assertThat(seen).containsExactly(0, 1, 2);
        }
    }

    @Nested
    class A_keyword_that_was_counted_lately {

        @Test
        void costs_no_call_and_is_counted_all_the_same() {
            JobId first = counting.run("토너");
            counting.clock.advance(Duration.ofHours(24).minusSeconds(5));
            JobId second = counting.run("토너", " 토너 ");

            assertThat(counting.search.calls()).hasSize(SOURCES);
            assertThat(counting.countsOf(second))
                    .hasSize(2)
                    .startsWith(counting.countsOf(first).get(0));
            assertThat(counting.log(second)).hasSize(2);
        }

        @Test
        void is_asked_for_again_after_24_hours() {
            counting.run("토너");
            counting.clock.advance(Duration.ofHours(24));
            counting.run("토너");

            assertThat(counting.search.calls()).hasSize(2 * SOURCES);
        }
    }

    @Nested
    class A_call_that_fails_and_may_pass {

        @Test
        void is_made_again_after_1_2_and_4_seconds_without_asking_again_what_was_answered() {
            counting.search.answering((call, number) -> {
                if (number >= 3 && number <= 5) {
                    throw busy();
                }
                return number;
            });
            JobId id = counting.run("토너");

            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.countsOf(id)).allMatch(KeywordCount.Counted.class::isInstance);
            assertThat(counting.search.calls())
                    .extracting(ScriptedSearch.Call::source)
                    .containsExactly(
                            DocumentSource.BLOG,
                            DocumentSource.CAFE,
                            DocumentSource.NEWS,
                            DocumentSource.NEWS,
                            DocumentSource.NEWS,
                            DocumentSource.NEWS,
                            DocumentSource.SHOP,
                            DocumentSource.WEB);
            assertThat(counting.search.gaps().subList(2, 5))
                    .containsExactly(Duration.ofMillis(1040), Duration.ofMillis(2040), Duration.ofMillis(4040));
        }

        @Test
        void fails_its_keyword_after_the_fourth_time_and_no_other() {
            counting.search.answering((call, number) -> {
                if (call.keyword().text().equals("크림")) {
                    throw busy();
                }
                return number;
            });
            JobId id = counting.run("토너", "크림", "로션");

            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.search.callsFor("크림")).hasSize(4);
            for (int attempt = 1; attempt <= 4; attempt++) {
                verify(counting.logged)
                        .log(Level.WARNING, "Keyword 크림, attempt " + attempt + " failed: it answered with status 500");
            }
            verify(counting.logged)
                    .log(
                            Level.ERROR,
                            "Keyword 크림 could not be counted, with 4 failed attempts: it answered with status 500");
            verifyNoMoreInteractions(counting.logged);
            assertThat(counting.countsOf(id).get(1))
                    .isInstanceOfSatisfying(KeywordCount.Failed.class, failed -> assertThat(failed.error())
                            .isEqualTo("it answered with status 500"));
            assertThat(counting.countsOf(id).get(2)).isInstanceOf(KeywordCount.Counted.class);
            assertThat(counting.log(id).get(1)).isEqualTo("2/3 실패: 크림 (it answered with status 500)");
        }
    }

    @Nested
    class A_service_that_asks_to_be_left_alone {

        private void asking(Duration time) {
            counting.search.answering((call, number) -> {
                if (number == 2) {
                    throw busyFor(time);
                }
                return number;
            });
        }

        @Test
        void is_left_alone_for_so_long_where_that_is_longer_than_the_policys_wait() {
            asking(Duration.ofSeconds(7));
            counting.run("토너");
            assertThat(counting.search.gaps().get(1)).isEqualTo(Duration.ofMillis(7_040));
        }

        @Test
        void is_left_alone_for_the_policys_wait_where_that_is_longer() {
            asking(Duration.ofMillis(100));
            counting.run("토너");
            assertThat(counting.search.gaps().get(1)).isEqualTo(Duration.ofMillis(1_040));
        }

        @Test
        void for_longer_than_a_minute_is_not_waited_for_by_a_worker() {
            asking(Duration.ofMinutes(30));
            JobId id = counting.run("토너");

            assertThat(counting.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(counting.job(id).error()).contains("asks to be left alone");
            counting.pass(Duration.ofMinutes(29));
            assertThat(counting.search.calls()).hasSize(2);
            counting.pass(Duration.ofMinutes(1));
            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.search.calls()).hasSize(6);
        }

        @Test
        void for_longer_than_a_day_is_asked_again_after_a_day() {
            asking(Duration.ofDays(400));
            JobId id = counting.run("토너");
            counting.pass(Duration.ofDays(1));
            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
        }

        @Test
        void is_left_alone_by_the_next_job_too() {
            asking(Duration.ofSeconds(50));
            JobId first = counting.start(List.of("토너"));
            counting.onPause(() -> {
                counting.tell(first, JobCommand.CANCEL);
                counting.worker.heartbeat();
            });
            counting.runAll();
            assertThat(counting.state(first)).isEqualTo(JobState.CANCELLED);
            counting.onPause(() -> {});
            counting.run("크림");
            assertThat(counting.search.gaps().get(1)).isGreaterThanOrEqualTo(Duration.ofSeconds(50));
        }
    }

    @Nested
    class A_refusal {

        @Test
        void of_a_keyword_fails_that_keyword_at_once() {
            counting.search.answering((call, number) -> {
                if (call.keyword().text().equals("크림")) {
                    throw new DocumentSearchUnavailable("it refuses", Extent.THIS_KEYWORD, null);
                }
                return number;
            });
            JobId id = counting.run("크림", "로션");

            assertThat(counting.search.callsFor("크림")).hasSize(1);
            assertThat(counting.countsOf(id).get(0)).isInstanceOf(KeywordCount.Failed.class);
            assertThat(counting.countsOf(id).get(1)).isInstanceOf(KeywordCount.Counted.class);
        }

        @Test
        void of_all_calls_fails_the_job_with_its_reason_and_keeps_what_was_counted() {
            counting.search.answering((call, number) -> {
                if (number > SOURCES) {
                    throw new DocumentSearchUnavailable("it refuses the credentials", Extent.ALL_CALLS, null);
                }
                return number;
            });
            JobId id = counting.run("토너", "크림", "로션");

            assertThat(counting.state(id)).isEqualTo(JobState.FAILED);
            assertThat(counting.job(id).error()).isEqualTo("it refuses the credentials");
            assertThat(counting.search.calls()).hasSize(SOURCES + 1);
            assertThat(counting.countsOf(id)).hasSize(1);
        }
    }

    @Nested
    class The_limit_of_a_day {

        @Test
        void puts_the_job_off_until_the_next_day_of_the_zone_and_loses_nothing() {
            counting = new Counting(new CallLimits(GAP, Duration.ofSeconds(15), 7, Counting.SEOUL));
            JobId id = counting.run("토너", "크림");

            assertThat(counting.state(id)).isEqualTo(JobState.RETRY_WAIT);
            assertThat(counting.job(id).error())
                    .isEqualTo("The 7 calls of the day are used up; it goes on when the next day begins.");
            assertThat(counting.job(id).retryAt()).isEqualTo(Instant.parse("2026-01-15T15:00:00Z"));
            assertThat(counting.search.calls()).hasSize(7);

            counting.clock.moveTo("2026-01-15T15:00:00Z");
            counting.pass(Duration.ZERO);
            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.search.calls()).hasSize(10);
            assertThat(counting.countsOf(id)).allMatch(KeywordCount.Counted.class::isInstance);
        }

        @Test
        void does_not_hold_up_what_costs_no_call() {
            counting = new Counting(new CallLimits(GAP, Duration.ofSeconds(15), 5, Counting.SEOUL));
            counting.run("토너");
            assertThat(counting.state(counting.run("토너"))).isEqualTo(JobState.COMPLETED);
        }
    }

    @Nested
    class Somebody_who_pauses_the_job {

        @Test
        void is_obeyed_in_the_middle_of_a_wait_and_no_answered_call_is_made_again() {
            counting.search.answering((call, number) -> {
                if (number == 8) {
                    throw busyFor(Duration.ofSeconds(40));
                }
                return number;
            });
            JobId id = counting.start(List.of("토너", "크림"));
            Instant[] told = new Instant[1];
            counting.onPause(() -> {
                if (counting.search.calls().size() == 8 && told[0] == null) {
                    told[0] = counting.clock.instant();
                    counting.tell(id, JobCommand.PAUSE);
                    counting.worker.heartbeat();
                }
            });
            counting.runAll();

            assertThat(counting.state(id)).isEqualTo(JobState.PAUSED);
            assertThat(Duration.between(told[0], counting.clock.instant())).isLessThan(Duration.ofSeconds(1));
            assertThat(counting.countsOf(id)).hasSize(1);

            counting.tell(id, JobCommand.RESUME);
            counting.runAll();
            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.search.calls()).hasSize(11);
            assertThat(counting.search.gaps().get(7)).isGreaterThanOrEqualTo(Duration.ofSeconds(40));
        }
    }

    @Nested
    class A_run_that_breaks_in_the_middle {

        @Test
        void is_started_again_at_the_next_keyword_and_repeats_the_call_in_flight_alone() {
            counting.search.answering((call, number) -> {
                if (number == 13) {
                    throw new AssertionError("the power is gone");
                }
                return number;
            });
            JobId id = counting.start(Counting.keywords(5));
            counting.runAll();
            counting.tell(id, JobCommand.START);
            counting.pass(Duration.ofMinutes(1));

            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.countsOf(id)).hasSize(5).allMatch(KeywordCount.Counted.class::isInstance);
            assertThat(counting.search.calls()).hasSize(5 * SOURCES + 1);
            assertThat(counting.search.callsFor("키워드 3"))
                    .extracting(ScriptedSearch.Call::source)
                    .containsOnlyOnce(DocumentSource.BLOG, DocumentSource.CAFE, DocumentSource.SHOP, DocumentSource.WEB)
                    .hasSize(6);
        }
    }

    @Nested
    class Any_service {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
        void gets_100_keywords_asked_with_gaps_and_no_call_more_than_the_policy_says(long seed) {
            Random random = new Random(seed);
            int percent = random.nextInt(60);
            counting.search.answering((call, number) -> {
                counting.clock.advance(Duration.ofMillis(random.nextInt(5_000)));
                if (random.nextInt(100) < percent) {
                    throw random.nextBoolean() ? busy() : busyFor(Duration.ofMillis(random.nextInt(20_000)));
                }
                return number;
            });
            JobId id = counting.start(Counting.keywords(100));
            counting.runAll();

            assertThat(counting.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(counting.countsOf(id)).hasSize(100);
            assertThat(counting.search.gaps()).allMatch(gap -> gap.compareTo(GAP) >= 0);
            assertThat(counting.calls.today())
                    .isLessThanOrEqualTo(counting.search.calls().size());
            for (String keyword : Counting.keywords(100)) {
                assertThat(counting.search.callsFor(keyword).size()).isLessThanOrEqualTo(SOURCES + 3);
            }
        }
    }
}
