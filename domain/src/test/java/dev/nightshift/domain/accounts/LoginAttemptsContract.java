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
    private static final LoginLimits LIMITS = new LoginLimits(2, 4, WINDOW);

    /** No attempts, the same throughout a test. */
    protected abstract LoginAttempts attempts();

    /** Makes all attempts older by that. */
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
            pass(WINDOW);
            begin("d", "4");
            assertThat(attempts().purge(WINDOW, 2)).isEqualTo(2);
            assertThat(attempts().purge(WINDOW, 2)).isEqualTo(1);
            assertThat(attempts().purge(WINDOW, 2)).isZero();
        }
    }
}
