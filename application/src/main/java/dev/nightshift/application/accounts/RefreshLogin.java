package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.RefreshTokens.Rotation;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Gives the next tokens for a refresh token, once; a second use of it ends the login. */
public final class RefreshLogin {

    private final Users users;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final CheckAccess access;
    private final AuditLog audit;
    private final Transactions transactions;
    private final RandomGenerator secrets;
    private final InstantSource clock;

    /** @param secrets a source that nobody can foretell */
    public RefreshLogin(
            Users users,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            CheckAccess access,
            AuditLog audit,
            Transactions transactions,
            RandomGenerator secrets,
            InstantSource clock) {
        this.users = users;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    public Outcome refresh(RefreshToken used) {
        RefreshToken next = RefreshToken.random(secrets);
        return transactions.inOne(() -> {
            Rotation rotation = refreshTokens.rotate(used.hash(), next.hash(), LogIn.REFRESH_LIFETIME);
            if (rotation instanceof Rotation.Rotated rotated) {
                return goOn(rotated, next);
            }
            if (rotation instanceof Rotation.Reused reused) {
                noteReuse(reused.user());
                transactions.afterCommit(access::forgetAll);
            }
            return new Outcome.Refused();
        });
    }

    private Outcome goOn(Rotation.Rotated rotated, RefreshToken next) {
        return users.find(rotated.user())
                .filter(User::isEnabled)
                .<Outcome>map(
                        user -> new Outcome.Refreshed(new Tokens(accessTokens.issue(user, rotated.session()), next)))
                .orElseGet(() -> {
                    refreshTokens.revoke(rotated.session());
                    return new Outcome.Refused();
                });
    }

    private void noteReuse(UserId id) {
        String name = users.find(id).map(user -> user.username().value()).orElse("user " + id.value());
        audit.append(new AuditEntry(
                name, "login.end", name, "a refresh token was used twice; its login has ended", clock.instant()));
    }

    public sealed interface Outcome {
        record Refreshed(Tokens tokens) implements Outcome {}

        /** The token is unknown, used, out of time, or of a login that has ended. */
        record Refused() implements Outcome {}
    }
}
