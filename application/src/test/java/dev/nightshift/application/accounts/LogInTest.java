package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Role;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LogInTest {

    private final Accounts accounts = new Accounts();

    @BeforeEach
    void add() {
        accounts.with("ada", Role.USER);
    }

    private LogIn.Outcome login(String password, String address) {
        return accounts.logIn().logIn("ada", password, address);
    }

    /** Five from each address at once, as slowly as nobody notices. */
    private void guessFromEverywhere() {
        for (int i = 0; i < 100; i++) {
            login("wrong password", "guesser " + i);
            accounts.clock.advance(Duration.ofMinutes(10));
        }
    }

    @Nested
    class While_a_name_is_guessed_from_many_addresses {

        @Test
        void the_right_password_is_refused_from_an_address_that_is_new_to_it() {
            guessFromEverywhere();
            assertThat(login("correct horse", "guesser 4711")).isInstanceOf(LogIn.Outcome.TooManyAttempts.class);
            assertThat(accounts.done()).containsExactly("login.lock");
        }

        @Test
        void the_right_password_is_never_refused_from_where_it_was_right_within_thirty_days() {
            assertThat(login("correct horse", "home")).isInstanceOf(LogIn.Outcome.In.class);
            accounts.clock.advance(Duration.ofDays(29));
            guessFromEverywhere();
            assertThat(login("correct horse", "home")).isInstanceOf(LogIn.Outcome.In.class);
        }

        @Test
        void wrong_passwords_from_such_an_address_have_the_limit_of_any_address() {
            login("correct horse", "home");
            guessFromEverywhere();
            for (int i = 0; i < 5; i++) {
                assertThat(login("wrong password", "home")).isEqualTo(new LogIn.Outcome.Refused());
            }
            assertThat(login("correct horse", "home")).isInstanceOf(LogIn.Outcome.TooManyAttempts.class);
        }

        @Test
        void nothing_tells_whether_the_name_is_anybodys() {
            for (int i = 0; i < 100; i++) {
                assertThat(accounts.logIn().logIn("nobody", "wrong password", "guesser " + i))
                        .isEqualTo(login("wrong password", "guesser " + i));
            }
            assertThat(accounts.logIn().logIn("nobody", "wrong password", "another"))
                    .isEqualTo(login("wrong password", "another"))
                    .isInstanceOf(LogIn.Outcome.TooManyAttempts.class);
        }
    }
}
