package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.audit.AuditEntry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeUserTest {

    private static final UserChange DEMOTE = new UserChange(Role.USER, null, null);
    private static final UserChange DISABLE = new UserChange(null, false, null);

    private final Accounts accounts = new Accounts();

    private ChangeUser.Outcome change(User user, UserChange change) {
        return accounts.changeUser().change(user.id(), change, Accounts.ROOT);
    }

    @Nested
    class The_last_administrator {

        private final User root = accounts.with("root", Role.ADMIN);

        @Test
        void is_neither_demoted_nor_disabled() {
            assertThat(change(root, DEMOTE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
            assertThat(change(root, DISABLE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
            assertThat(accounts.users.find(root.id())).contains(root);
        }

        @Test
        void is_one_also_beside_a_disabled_one() {
            User other = accounts.with("other", Role.ADMIN);
            change(other, DISABLE);
            assertThat(change(root, DEMOTE)).isEqualTo(new ChangeUser.Outcome.LastAdministrator());
        }

        @Test
        void may_get_another_password() {
            Password password = new Password("battery staple");
            assertThat(change(root, new UserChange(Role.ADMIN, true, password)))
                    .isInstanceOf(ChangeUser.Outcome.Changed.class);
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
        void stays_logged_in_when_promoted() {
            Tokens tokens = accounts.login("ada");
            change(ada, new UserChange(Role.MANAGER, null, null));
            assertThat(accounts.refreshLogin().refresh(tokens.refresh()))
                    .isInstanceOf(RefreshLogin.Outcome.Refreshed.class);
        }

        @Test
        void that_is_not_there_is_unknown() {
            assertThat(accounts.changeUser().change(new UserId(4711), DEMOTE, Accounts.ROOT))
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
                            "root",
                            "user.change",
                            "ada",
                            "role MANAGER, disabled, new password",
                            accounts.clock.instant()));
        }
    }
}
