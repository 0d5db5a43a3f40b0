package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.InstantSource;

/** Ends a session: its access tokens and its refresh token. Other sessions of the user go on. */
public final class LogOut {

    private final Users users;
    private final RefreshTokens refreshTokens;
    private final CheckAccess access;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public LogOut(
            Users users,
            RefreshTokens refreshTokens,
            CheckAccess access,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Ends the session of the access token, and that of the refresh token when it is another. */
    public void logOut(AccessClaims caller, RefreshToken token) {
        transactions.inOne(() -> {
            end(caller.session());
            refreshTokens.sessionOf(token.hash()).ifPresent(this::end);
            transactions.afterCommit(access::forgetAll);
        });
    }

    private void end(SessionId session) {
        refreshTokens.revoke(session).ifPresent(this::note);
    }

    private void note(UserId id) {
        users.find(id)
                .map(User::username)
                .ifPresent(name -> audit.append(
                        new AuditEntry(name.value(), "login.end", name.value(), "logged out", clock.instant())));
    }
}
