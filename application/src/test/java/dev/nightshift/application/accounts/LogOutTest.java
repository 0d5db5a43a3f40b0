package dev.nightshift.application.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import org.junit.jupiter.api.Test;

class LogOutTest {

    private final Accounts accounts = new Accounts();
    private final User ada = accounts.with("ada", Role.USER);
    private final AccessClaims caller = accounts.claimsOf(ada);

    @Test
    void ends_the_session_of_the_access_token_and_no_other() {
        AccessClaims desk = accounts.claimsOf(ada);
        accounts.logOut().logOut(caller, new RefreshToken("no token"));
        assertThat(accounts.verdict(caller)).isEqualTo(new CheckAccess.Outcome.Ended());
        assertThat(accounts.verdict(desk)).isInstanceOf(CheckAccess.Outcome.Granted.class);
    }

    @Test
    void ends_the_session_of_the_refresh_token_when_it_is_another() {
        RefreshToken token = accounts.login("ada").refresh();
        accounts.logOut().logOut(caller, token);
        assertThat(accounts.refreshLogin().refresh(token)).isEqualTo(new RefreshLogin.Outcome.Refused());
        assertThat(accounts.done()).containsExactly("login.end", "login.end");
    }

    @Test
    void is_noted_once() {
        accounts.logOut().logOut(caller, new RefreshToken("no token"));
        accounts.logOut().logOut(caller, new RefreshToken("no token"));
        assertThat(accounts.done()).containsExactly("login.end");
    }
}
