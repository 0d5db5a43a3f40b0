package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.LoginAttempts.Attempt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link LoginAttempts} promise. */
public abstract class LoginAttemptsContract {

    private static final Attempt ADMITTED = new Attempt.Admitted(false);
    private static final Attempt LAST = new Attempt.Admitted(true);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final LoginLimits LIMITS = new LoginLimits(2, 4, WINDOW, 6, DAY, MONTH);

    /** No attempts, the same throughout a test. */
    protected abstract LoginAttempts attempts();

    /** Makes all attempts and logins older by that. */
    protected abstract void pass(Duration time);

    private Attempt begin(String name, String address) {
        return attempts().begin(name, address, LIMITS);
    }

    @Nested
    class One_name_from_one_address {

        @Test
        void may_try_as_often_as_the_limit_says() {
            assertThat(begin("ada", "here")).isEqualTo(ADMITTED);
            assertThat(begin("ADA", "here")).isEqualTo(LAST);
            assertThat(begin("ada", "here")).isInstanceOf(Attempt.Refused.class);
        }

        @Test
        void is_told_how_long_to_wait() {
            begin("ada", "here");
            pass(Duration.ofMinutes(5));
            begin("ada", "here");
            assertThat(begin("ada", "here"))
                    .isInstanceOfSatisfying(Attempt.Refused.class, refused -> assertThat(refused.retryAfter())
                            .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
        }

        @Test
        void may_try_again_after_the_window() {
            begin("ada", "here");
            begin("ada", "here");
            begin("ada", "here");
            pass(WINDOW);
            assertThat(begin("ada", "here")).isEqualTo(ADMITTED);
        }

        @Test
        void is_not_counted_while_it_is_refused() {
            begin("ada", "here");
            begin("ada", "here");
            pass(WINDOW.minusMinutes(1));
            begin("ada", "here");
            pass(Duration.ofMinutes(1));
            assertThat(begin("ada", "here")).isEqualTo(ADMITTED);
        }

        @Test
        void leaves_other_addresses_and_other_names_alone() {
            begin("ada", "here");
            begin("ada", "here");
            assertThat(begin("ada", "there")).isEqualTo(ADMITTED);
            assertThat(begin("bob", "here")).isEqualTo(ADMITTED);
        }

        @Test
        void is_not_admitted_more_often_by_trying_at_once() {
            List<Attempt> all = Together.run(8, i -> begin("ada", "here"));
            assertThat(all).filteredOn(Attempt.Admitted.class::isInstance).containsExactlyInAnyOrder(ADMITTED, LAST);
        }
    }

    @Nested
    class One_address {

        @Test
        void may_try_no_more_names_than_the_limit_says() {
            assertThat(begin("a", "here")).isEqualTo(ADMITTED);
            assertThat(begin("b", "here")).isEqualTo(ADMITTED);
            assertThat(begin("c", "here")).isEqualTo(ADMITTED);
            assertThat(begin("d", "here")).isEqualTo(LAST);
            assertThat(begin("e", "here")).isInstanceOf(Attempt.Refused.class);
        }
    }

    @Nested
    class One_name_from_everywhere {

        private void failFrom(int addresses) {
            for (int i = 0; i < addresses; i++) {
                assertThat(begin(i % 2 == 0 ? "ada" : "ADA", "address " + i)).isInstanceOf(Attempt.Admitted.class);
            }
        }

        @Test
        void may_try_no_more_often_than_the_limit_of_a_day_says() {
            failFrom(5);
            pass(WINDOW);
            assertThat(begin("ada", "another")).isEqualTo(LAST);
            assertThat(begin("ada", "one more")).isInstanceOf(Attempt.Refused.class);
            assertThat(begin("bob", "one more")).isEqualTo(ADMITTED);
        }

        @Test
        void may_try_again_when_a_day_has_passed() {
            failFrom(3);
            pass(Duration.ofHours(8));
            for (int i = 3; i < 6; i++) {
                begin("ada", "address " + i);
            }
            assertThat(begin("ada", "another"))
                    .isInstanceOfSatisfying(Attempt.Refused.class, refused -> assertThat(refused.retryAfter())
                            .isBetween(Duration.ofHours(15), Duration.ofHours(16)));
            pass(Duration.ofHours(16));
            assertThat(begin("ada", "another")).isInstanceOf(Attempt.Admitted.class);
        }

        @Test
        void may_try_all_the_same_from_where_it_logged_in_within_a_month() {
            attempts().remember("Ada", "home");
            pass(MONTH.minusMinutes(1));
            failFrom(6);
            assertThat(begin("ada", "home")).isEqualTo(ADMITTED);
            assertThat(begin("ada", "home")).isEqualTo(LAST);
            assertThat(begin("ada", "home")).isInstanceOf(Attempt.Refused.class);
            assertThat(begin("bob", "home")).isEqualTo(ADMITTED);
        }

        @Test
        void is_a_stranger_where_it_logged_in_a_month_ago_and_where_another_did() {
            attempts().remember("ada", "home");
            pass(MONTH);
            attempts().remember("bob", "office");
            failFrom(6);
            assertThat(begin("ada", "home")).isInstanceOf(Attempt.Refused.class);
            assertThat(begin("ada", "office")).isInstanceOf(Attempt.Refused.class);
        }

        @Test
        void is_remembered_anew_by_every_login() {
            attempts().remember("ada", "home");
            pass(MONTH.minusDays(1));
            attempts().remember("ada", "home");
            pass(MONTH.minusDays(1));
            failFrom(6);
            assertThat(begin("ada", "home")).isEqualTo(ADMITTED);
        }

        @Test
        void is_a_stranger_everywhere_once_its_addresses_are_forgotten() {
            attempts().remember("ada", "home");
            attempts().remember("bob", "home");
            attempts().forgetAddresses("ADA");
            failFrom(6);
            assertThat(begin("ada", "home")).isInstanceOf(Attempt.Refused.class);
        }

        @Test
        void is_not_admitted_more_often_by_trying_from_many_addresses_at_once() {
            List<Attempt> all = Together.run(12, i -> begin("ada", "address " + i));
            assertThat(all).filteredOn(Attempt.Admitted.class::isInstance).hasSize(6);
            assertThat(all).filteredOn(LAST::equals).hasSize(1);
        }
    }

    @Nested
    class Forgiving {

        @Test
        void a_name_at_an_address_leaves_other_addresses() {
            for (String address : List.of("here", "here", "there", "there")) {
                begin("ada", address);
            }
            attempts().forgive("Ada", "here");
            assertThat(begin("ada", "here")).isEqualTo(ADMITTED);
            assertThat(begin("ada", "there")).isInstanceOf(Attempt.Refused.class);
        }

        @Test
        void a_name_everywhere_leaves_other_names() {
            for (String name : List.of("ada", "ada", "bob", "bob")) {
                begin(name, "here");
            }
            attempts().forgiveAll("Ada");
            assertThat(begin("ada", "here")).isEqualTo(ADMITTED);
            assertThat(begin("bob", "here")).isInstanceOf(Attempt.Refused.class);
        }
    }

    @Nested
    class Purging {

        @Test
        void forgets_only_what_no_longer_counts_in_batches() {
            begin("a", "1");
            begin("b", "2");
            begin("c", "3");
            pass(DAY);
            begin("d", "4");
            assertThat(attempts().purge(LIMITS, 2)).isEqualTo(2);
            assertThat(attempts().purge(LIMITS, 2)).isEqualTo(1);
            assertThat(attempts().purge(LIMITS, 2)).isZero();
        }

        @Test
        void forgets_addresses_after_their_time() {
            attempts().remember("ada", "old");
            pass(MONTH);
            attempts().remember("ada", "new");
            assertThat(attempts().purgeAddresses(LIMITS, 9)).isEqualTo(1);
            assertThat(attempts().purgeAddresses(LIMITS, 9)).isZero();
        }
    }
}
