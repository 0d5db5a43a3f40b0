package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives a user a new password from the command line, ends the user's logins, and lifts a lock. */
public final class ResetPassword {

    private final Users users;
    private final PasswordHashing hashing;
    private final LoginAttempts attempts;
    private final RefreshTokens refreshTokens;
    private final PasswordPolicy policy;
    private final AuditLog audit;
    private final Transactions transactions;
    private final RandomGenerator secrets;
    private final InstantSource clock;

    /** @param secrets a source that nobody can foretell */
    public ResetPassword(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            PasswordPolicy policy,
            AuditLog audit,
            Transactions transactions,
            RandomGenerator secrets,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.attempts = attempts;
        this.refreshTokens = refreshTokens;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param chosen the password; null for a random one */
    public Outcome reset(Username username, @Nullable Password chosen) {
        Optional<String> refusal = chosen == null ? Optional.empty() : policy.refusal(username, chosen);
        if (refusal.isPresent()) {
            return new Outcome.WeakPassword(refusal.get());
        }
        Password password = chosen == null ? Password.random(secrets) : chosen;
        PasswordHash hash = hashing.hash(password);
        return transactions.inOne(() -> {
            Optional<User> user = users.find(username).flatMap(found -> users.findForUpdate(found.id()));
            if (user.isEmpty()) {
                return new Outcome.Unknown();
            }
            write(user.get(), hash);
            return new Outcome.Reset(user.get().username(), password);
        });
    }

    private void write(User user, PasswordHash hash) {
        Instant now = clock.instant();
        String name = user.username().value();
        users.update(user.withPassword(hash, now));
        refreshTokens.revokeAllOf(user.id());
        attempts.forgiveAll(name);
        attempts.forgetAddresses(name);
        audit.append(new AuditEntry("command line", "user.password", name, "reset", now));
    }

    public sealed interface Outcome {
        record Reset(Username username, Password password) implements Outcome {}

        record Unknown() implements Outcome {}

        /** It may not be chosen: what is wrong with it, as the rest of a sentence. */
        record WeakPassword(String reason) implements Outcome {}
    }
}
