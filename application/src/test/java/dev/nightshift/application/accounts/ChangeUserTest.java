package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.audit.AuditEntry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeUserTest {

    private static final UserChange DEMOTE = new UserChange(Role.USER, null, null);
    private static final UserChange DISABLE = new UserChange(null, false, null);

    private final Accounts accounts = new Accounts();

    private final User actor = accounts.with("boss", Role.ADMIN);

    private ChangeUser.Outcome change(User user, UserChange change) {
        return accounts.changeUser().change(user.id(), change, accounts.claimsOf(actor));
    }

    @Nested
    class The_last_administrator {

        @Test
        void is_neither_demoted_nor_disabled() {
            assertThat(change(actor, DEMOTE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
            assertThat(change(actor, DISABLE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
            assertThat(accounts.users.find(actor.id())).contains(actor);
        }

        @Test
        void is_one_also_beside_a_disabled_one() {
            User other = accounts.with("other", Role.ADMIN);
            change(other, DISABLE);
            assertThat(change(actor, DEMOTE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
        }

        @Test
        void may_get_another_password() {
            Password password = new Password("battery staple");
            assertThat(change(actor, new UserChange(Role.ADMIN, true, password)))
                    .isInstanceOf(ChangeUser.Outcome.Changed.class);
        }
    }

    @Nested
    class An_administrator_that_was_one {

        private final User other = accounts.with("other", Role.ADMIN);
        private final AccessClaims before = accounts.claimsOf(other);

        private void isPowerless() {
            ChangeUser.Outcome refused = new ChangeUser.Outcome.NotAdministrator();
            assertThat(accounts.changeUser().change(other.id(), new UserChange(Role.ADMIN, true, null), before))
                    .isEqualTo(refused);
            assertThat(accounts.changeUser().change(actor.id(), DISABLE, before))
                    .isEqualTo(refused);
            assertThat(accounts.addUser()
                            .add(new Username("second"), new Password("battery staple"), Role.ADMIN, before))
                    .isEqualTo(new AddUser.Outcome.NotAdministrator());
            assertThat(accounts.users.administratorsForUpdate()).containsExactly(actor.id());
        }

        @Test
        void changes_nobody_and_adds_nobody_once_demoted() {
            change(other, DEMOTE);
            isPowerless();
        }

        @Test
        void changes_nobody_and_adds_nobody_once_disabled() {
            change(other, DISABLE);
            isPowerless();
        }

        @Test
        void does_not_become_one_again_by_an_old_token_when_it_is_made_one_again() {
            change(other, DEMOTE);
            change(other, new UserChange(Role.ADMIN, null, null));
            assertThat(accounts.changeUser().change(actor.id(), DISABLE, before))
                    .isEqualTo(new ChangeUser.Outcome.NotAdministrator());
        }
    }

    @Nested
    class A_user {

        private final User ada = accounts.with("ada", Role.USER);

        @Test
        void is_out_when_disabled() {
            Tokens tokens = accounts.login("ada");
            change(ada, DISABLE);
            assertThat(accounts.refreshLogin().refresh(tokens.refresh())).isEqualTo(new RefreshLogin.Outcome.Refused());
            assertThat(accounts.logIn().logIn("ada", "correct horse", "here")).isEqualTo(new LogIn.Outcome.Refused());
        }

        @Test
        void stays_logged_in_when_promoted_by_a_new_access_token() {
            Tokens tokens = accounts.login("ada");
            AccessClaims before = accounts.claimsOf(ada);
            change(ada, new UserChange(Role.MANAGER, null, null));
            assertThat(accounts.verdict(before)).isEqualTo(new CheckAccess.Outcome.Ended());
            assertThat(accounts.refreshLogin().refresh(tokens.refresh()))
                    .isInstanceOf(RefreshLogin.Outcome.Refreshed.class);
        }

        @Test
        void keeps_its_access_when_nothing_is_changed_by_a_change() {
            AccessClaims before = accounts.claimsOf(ada);
            change(ada, new UserChange(Role.USER, true, null));
            assertThat(accounts.verdict(before)).isInstanceOf(CheckAccess.Outcome.Granted.class);
            assertThat(accounts.audit.entries()).isEmpty();
        }

        @Test
        void gets_no_common_password() {
            assertThat(change(ada, new UserChange(null, null, new Password("Password1"))))
                    .isEqualTo(new ChangeUser.Outcome.WeakPassword("is one of the most common passwords"));
            assertThat(accounts.users.find(ada.id())).contains(ada);
        }

        @Test
        void that_is_not_there_is_unknown() {
            assertThat(accounts.changeUser().change(new UserId(4711), DEMOTE, accounts.claimsOf(actor)))
                    .isEqualTo(new ChangeUser.Outcome.Unknown());
        }

        @Test
        void is_not_noted_when_nothing_changes() {
            change(ada, new UserChange(null, null, null));
            assertThat(accounts.audit.entries()).isEmpty();
        }

        @Test
        void is_noted_without_a_secret() {
            change(ada, new UserChange(Role.MANAGER, false, new Password("battery staple")));
            assertThat(accounts.audit.entries())
                    .containsExactly(new AuditEntry(
                            "boss",
                            "user.change",
                            "ada",
                            "role MANAGER, disabled, new password",
                            accounts.clock.instant()));
        }
    }
}
