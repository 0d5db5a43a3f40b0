package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.stats.DailyRuns.Claim;
import dev.nightshift.domain.stats.DailyRuns.StaleClaim;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link DailyRuns} promise. */
public abstract class DailyRunsContract {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final DayRange THREE_DAYS = new DayRange(MONDAY, WEDNESDAY);
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** None yet, the same throughout a test. */
    protected abstract DailyRuns runs();

    /** Lets the time pass in which all leases given so far end. */
    protected abstract void leasesEnd();

    private List<Claim> claim(String owner, LocalDate... days) {
        return runs().claim(SEOUL, List.of(days), owner, LEASE);
    }

    private List<LocalDate> pending() {
        return runs().pending(SEOUL, THREE_DAYS, 10);
    }

    private static List<LocalDate> daysOf(List<Claim> claims) {
        return claims.stream().map(Claim::day).toList();
    }

    @Nested
    class No_day_has_run {

        @Test
        void all_days_of_the_range_are_pending_oldest_first() {
            assertThat(pending()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
        }

        @Test
        void as_many_as_are_asked_for() {
            assertThat(runs().pending(SEOUL, THREE_DAYS, 2)).containsExactly(MONDAY, TUESDAY);
        }

        @Test
        void the_claimed_days_come_ascending() {
            assertThat(daysOf(claim("a", WEDNESDAY, MONDAY, TUESDAY))).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
        }

        @Test
        void claiming_no_day_claims_none() {
            assertThat(runs().claim(SEOUL, List.of(), "a", LEASE)).isEmpty();
        }
    }

    @Nested
    class A_day_is_claimed {

        private final List<Claim> claims = claim("a", TUESDAY);

        @Test
        void it_stays_pending_until_it_succeeds() {
            assertThat(pending()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
            runs().succeed(SEOUL, claims);
            assertThat(pending()).containsExactly(MONDAY, WEDNESDAY);
        }

        @Test
        void nobody_else_can_claim_it_not_even_its_owner() {
            assertThat(claim("b", TUESDAY)).isEmpty();
            assertThat(claim("a", TUESDAY)).isEmpty();
            assertThat(daysOf(claim("b", MONDAY, TUESDAY, WEDNESDAY))).containsExactly(MONDAY, WEDNESDAY);
        }

        @Test
        void in_another_zone_it_is_another_day() {
            assertThat(daysOf(runs().claim(UTC, List.of(TUESDAY), "b", LEASE))).containsExactly(TUESDAY);
            runs().succeed(SEOUL, claims);
            assertThat(runs().pending(UTC, DayRange.of(TUESDAY), 1)).containsExactly(TUESDAY);
        }

        @Test
        void after_the_lease_another_may_claim_it_under_a_larger_token() {
            leasesEnd();
            List<Claim> later = claim("b", TUESDAY);
            assertThat(daysOf(later)).containsExactly(TUESDAY);
            assertThat(later.get(0).token()).isGreaterThan(claims.get(0).token());
        }

        @Test
        void after_the_lease_it_may_still_succeed_while_nobody_has_claimed_it() {
            leasesEnd();
            runs().succeed(SEOUL, claims);
            assertThat(pending()).doesNotContain(TUESDAY);
            assertThat(claim("b", TUESDAY)).isEmpty();
        }

        @Test
        void given_back_it_can_be_claimed_again() {
            runs().fail(SEOUL, claims, "the lamp went out");
            assertThat(pending()).contains(TUESDAY);
            assertThat(claim("b", TUESDAY).get(0).token())
                    .isGreaterThan(claims.get(0).token());
        }

        @Test
        void a_reason_may_be_long() {
            runs().fail(SEOUL, claims, "x".repeat(3_000_000));
            assertThat(claim("b", TUESDAY)).hasSize(1);
        }

        @Test
        void it_succeeds_once() {
            runs().succeed(SEOUL, claims);
            assertThatThrownBy(() -> runs().succeed(SEOUL, claims)).isInstanceOf(StaleClaim.class);
        }
    }

    @Nested
    class A_day_was_taken_over {

        private final List<Claim> stale = claim("a", MONDAY, TUESDAY);
        private final List<Claim> current = runs().takeOver(SEOUL, DayRange.of(TUESDAY), "b", LEASE);

        @Test
        void the_older_claim_can_not_succeed_and_nothing_of_it_does() {
            assertThatThrownBy(() -> runs().succeed(SEOUL, stale)).isInstanceOf(StaleClaim.class);
            runs().succeed(SEOUL, current);
        }

        @Test
        void the_older_claim_can_not_give_it_back() {
            runs().fail(SEOUL, stale, "too late");
            assertThat(claim("c", TUESDAY)).isEmpty();
            assertThat(claim("c", MONDAY)).hasSize(1);
            runs().succeed(SEOUL, current);
        }
    }

    @Nested
    class Days_have_succeeded {

        @Test
        void only_a_take_over_claims_them_again_under_larger_tokens() {
            List<Claim> before = claim("a", MONDAY, TUESDAY, WEDNESDAY);
            runs().succeed(SEOUL, before);
            leasesEnd();
            assertThat(claim("b", MONDAY)).isEmpty();

            List<Claim> again = runs().takeOver(SEOUL, THREE_DAYS, "b", LEASE);

            assertThat(daysOf(again)).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
            for (int i = 0; i < 3; i++) {
                assertThat(again.get(i).token()).isGreaterThan(before.get(i).token());
            }
            assertThat(pending()).containsExactly(MONDAY, TUESDAY, WEDNESDAY);
        }
    }

    @Nested
    class Eight_claim_at_once {

        private final DayRange range = new DayRange(MONDAY, MONDAY.plusDays(99));

        @Test
        void each_day_is_claimed_once() {
            List<List<Claim>> claimed =
                    Together.run(8, i -> runs().claim(SEOUL, range.days().toList(), "node" + i, LEASE));
            assertThat(claimed.stream().flatMap(List::stream).map(Claim::day))
                    .containsExactlyInAnyOrderElementsOf(range.days().toList());
        }

        @Test
        void of_those_who_take_over_the_one_with_the_largest_tokens_succeeds() {
            List<List<Claim>> claimed = Together.run(8, i -> runs().takeOver(SEOUL, range, "node" + i, LEASE));
            List<Boolean> succeeded = Together.run(8, i -> {
                try {
                    runs().succeed(SEOUL, claimed.get(i));
                    return true;
                } catch (StaleClaim stale) {
                    return false;
                }
            });
            assertThat(claimed.stream().flatMap(List::stream)).doesNotHaveDuplicates();
            assertThat(claimed.get(succeeded.indexOf(true)).get(0).token()).isEqualTo(8);
            assertThat(succeeded).containsOnlyOnce(true);
        }
    }
}
