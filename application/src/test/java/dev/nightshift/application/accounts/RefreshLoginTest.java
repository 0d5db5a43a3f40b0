package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshLoginTest {

    private final Accounts accounts = new Accounts();
    private final User ada = accounts.with("ada", Role.USER);

    private RefreshLogin.Outcome refresh(RefreshToken token) {
        return accounts.refreshLogin().refresh(token);
    }

    private RefreshToken refreshed(RefreshToken token) {
        return ((RefreshLogin.Outcome.Refreshed) refresh(token)).tokens().refresh();
    }

    @Test
    void gives_another_token_each_time() {
        RefreshToken first = accounts.login("ada").refresh();
        RefreshToken second = refreshed(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(refreshed(second)).isNotEqualTo(second);
    }

    @Test
    void says_the_role_that_the_user_has_now() {
        RefreshToken token = accounts.login("ada").refresh();
        accounts.users.update(ada.withRole(Role.MANAGER, accounts.clock.instant()));
        assertThat(refresh(token)).isInstanceOfSatisfying(RefreshLogin.Outcome.Refreshed.class, refreshed -> assertThat(
                        refreshed.tokens().access().value())
                .isEqualTo("ada is MANAGER"));
    }

    @Test
    void ends_the_login_of_a_token_used_twice_and_notes_it() {
        RefreshToken first = accounts.login("ada").refresh();
        RefreshToken second = refreshed(first);
        assertThat(refresh(first)).isEqualTo(new RefreshLogin.Outcome.Refused());
        assertThat(refresh(second)).isEqualTo(new RefreshLogin.Outcome.Refused());
        assertThat(accounts.done()).containsExactly("login.end");
    }

    @Test
    void lets_two_logins_of_one_user_be() {
        RefreshToken phone = accounts.login("ada").refresh();
        RefreshToken desk = accounts.login("ada").refresh();
        refreshed(phone);
        refresh(phone);
        refreshed(desk);
    }

    @Test
    void refuses_after_fourteen_days_without_use() {
        RefreshToken token = accounts.login("ada").refresh();
        accounts.clock.advance(Duration.ofDays(14).minusSeconds(1));
        RefreshToken next = refreshed(token);
        accounts.clock.advance(Duration.ofDays(14));
        assertThat(refresh(next)).isEqualTo(new RefreshLogin.Outcome.Refused());
    }

    @Test
    void refuses_a_user_who_is_disabled() {
        RefreshToken token = accounts.login("ada").refresh();
        accounts.users.update(ada.enabled(false, accounts.clock.instant()));
        assertThat(refresh(token)).isEqualTo(new RefreshLogin.Outcome.Refused());
    }
}
