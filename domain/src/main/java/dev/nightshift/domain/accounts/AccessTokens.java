package dev.nightshift.domain.accounts;

/** Signs access tokens. */
public interface AccessTokens {

    /** A token that says who the user is, as of which security version, and in which session. */
    AccessToken issue(User user, SessionId session);
}
