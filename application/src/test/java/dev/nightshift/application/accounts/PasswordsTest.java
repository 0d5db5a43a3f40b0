package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final Password STAPLE = new Password("battery staple");

    private final Accounts accounts = new Accounts();

    private LogIn.Outcome login(String name, String password) {
        return accounts.logIn().logIn(name, password, "here");
    }

    @Nested
    class The_first_administrator {

        @Test
        void gets_the_password_that_is_given() {
            assertThat(accounts.foundFirstAdministrator().found(STAPLE))
                    .isInstanceOf(FoundFirstAdministrator.Outcome.Founded.class);
            assertThat(login("admin", "battery staple")).isInstanceOf(LogIn.Outcome.In.class);
        }

        @Test
        void gets_a_random_password_that_is_told_once() {
            FoundFirstAdministrator.Outcome outcome =
                    accounts.foundFirstAdministrator().found(null);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            FoundFirstAdministrator.Outcome.FoundedWithRandomPassword.class, founded -> assertThat(
                                            login("admin", founded.password().value()))
                                    .isInstanceOf(LogIn.Outcome.In.class));
            assertThat(accounts.foundFirstAdministrator().found(null))
                    .isEqualTo(new FoundFirstAdministrator.Outcome.AlreadyThere());
        }

        @Test
        void gets_no_common_password() {
            assertThat(accounts.foundFirstAdministrator().found(new Password("password1")))
                    .isEqualTo(new FoundFirstAdministrator.Outcome.WeakPassword("is one of the most common passwords"));
            assertThat(accounts.users.isEmpty()).isTrue();
        }

        @Test
        void is_not_founded_where_anybody_is() {
            accounts.with("ada", Role.USER);
            assertThat(accounts.foundFirstAdministrator().found(STAPLE))
                    .isEqualTo(new FoundFirstAdministrator.Outcome.AlreadyThere());
            assertThat(accounts.users.find(User.FIRST_ADMINISTRATOR)).isEmpty();
        }
    }

    @Nested
    class A_password_changed_by_its_user {

        private final User ada = accounts.with("ada", Role.USER);

        @Test
        void ends_all_logins_and_holds_from_then_on() {
            Tokens before = accounts.login("ada");
            assertThat(accounts.changePassword().change(ada.id(), "correct horse", STAPLE, "here"))
                    .isEqualTo(new ChangePassword.Outcome.Changed());
            assertThat(accounts.refreshLogin().refresh(before.refresh())).isEqualTo(new RefreshLogin.Outcome.Refused());
            assertThat(login("ada", "correct horse")).isEqualTo(new LogIn.Outcome.Refused());
            assertThat(login("ada", "battery staple")).isInstanceOf(LogIn.Outcome.In.class);
        }

        @Test
        void is_no_common_one() {
            assertThat(accounts.changePassword().change(ada.id(), "correct horse", new Password("password1"), "here"))
                    .isEqualTo(new ChangePassword.Outcome.WeakPassword("is one of the most common passwords"));
            assertThat(login("ada", "correct horse")).isInstanceOf(LogIn.Outcome.In.class);
        }

        @Test
        void ends_access_in_every_session() {
            AccessClaims phone = accounts.claimsOf(ada);
            AccessClaims desk = accounts.claimsOf(ada);
            accounts.changePassword().change(ada.id(), "correct horse", STAPLE, "here");
            assertThat(accounts.verdict(phone)).isEqualTo(new CheckAccess.Outcome.Ended());
            assertThat(accounts.verdict(desk)).isEqualTo(new CheckAccess.Outcome.Ended());
        }

        @Test
        void needs_the_current_one_and_few_guesses() {
            for (int i = 0; i < 5; i++) {
                assertThat(accounts.changePassword().change(ada.id(), "wrong password", STAPLE, "here"))
                        .isEqualTo(new ChangePassword.Outcome.WrongPassword());
            }
            assertThat(accounts.changePassword().change(ada.id(), "correct horse", STAPLE, "here"))
                    .isInstanceOf(ChangePassword.Outcome.TooManyAttempts.class);
        }
    }

    @Nested
    class A_password_reset_from_the_command_line {

        @Test
        void is_random_when_none_is_chosen_and_lifts_a_lock() {
            accounts.with("ada", Role.USER);
            Tokens before = accounts.login("ada");
            for (int i = 0; i < 6; i++) {
                login("ada", "wrong password");
            }
            assertThat(login("ada", "correct horse")).isInstanceOf(LogIn.Outcome.TooManyAttempts.class);
            ResetPassword.Outcome outcome = accounts.resetPassword().reset(new Username("ADA"), null);
            assertThat(outcome).isInstanceOfSatisfying(ResetPassword.Outcome.Reset.class, reset -> assertThat(
                            login("ada", reset.password().value()))
                    .isInstanceOf(LogIn.Outcome.In.class));
            assertThat(accounts.refreshLogin().refresh(before.refresh())).isEqualTo(new RefreshLogin.Outcome.Refused());
        }

        @Test
        void is_no_common_one() {
            accounts.with("ada", Role.USER);
            assertThat(accounts.resetPassword().reset(new Username("ada"), new Password("password1")))
                    .isEqualTo(new ResetPassword.Outcome.WeakPassword("is one of the most common passwords"));
        }

        @Test
        void forgets_where_the_user_logged_in_from() {
            accounts.with("ada", Role.USER);
            accounts.login("ada");
            accounts.resetPassword().reset(new Username("ada"), STAPLE);
            for (int i = 0; i < 100; i++) {
                accounts.logIn().logIn("ada", "wrong password", "address " + i);
            }
            assertThat(login("ada", "battery staple")).isInstanceOf(LogIn.Outcome.TooManyAttempts.class);
        }

        @Test
        void needs_a_user() {
            assertThat(accounts.resetPassword().reset(new Username("nobody"), STAPLE))
                    .isEqualTo(new ResetPassword.Outcome.Unknown());
        }
    }
}
