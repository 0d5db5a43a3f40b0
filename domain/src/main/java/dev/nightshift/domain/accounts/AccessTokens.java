package dev.nightshift.domain.accounts;

/** Signs access tokens. */
public interface AccessTokens {

    /** A token that says who the user is and which role it has now. */
    AccessToken issue(User user);
}
