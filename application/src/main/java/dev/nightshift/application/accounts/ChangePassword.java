package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginAttempts.Attempt;
import dev.nightshift.domain.accounts.LoginLimits;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets users choose another password, which ends all their logins. */
public final class ChangePassword {

    private final Users users;
    private final PasswordHashing hashing;
    private final LoginAttempts attempts;
    private final RefreshTokens refreshTokens;
    private final PasswordPolicy policy;
    private final CheckAccess access;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangePassword(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            PasswordPolicy policy,
            CheckAccess access,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.attempts = attempts;
        this.refreshTokens = refreshTokens;
        this.policy = policy;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param current as typed
     * @param address where the wish comes from: wrong passwords count like failed logins
     */
    public Outcome change(UserId id, String current, Password chosen, String address) {
        Optional<User> user = users.find(id).filter(User::isEnabled);
        if (user.isEmpty()) {
            return new Outcome.WrongPassword();
        }
        Optional<String> refusal = policy.refusal(user.get().username(), chosen);
        if (refusal.isPresent()) {
            return new Outcome.WeakPassword(refusal.get());
        }
        String name = user.get().username().value();
        if (attempts.begin(name, address, LoginLimits.DEFAULT) instanceof Attempt.Refused refused) {
            return new Outcome.TooManyAttempts(refused.retryAfter());
        }
        boolean matches = Password.parse(current)
                .filter(typed -> hashing.matches(typed, user.get().passwordHash()))
                .isPresent();
        if (!matches) {
            return new Outcome.WrongPassword();
        }
        PasswordHash hash = hashing.hash(chosen);
        return transactions.inOne(() -> write(user.get(), hash, address));
    }

    private Outcome write(User compared, PasswordHash hash, String address) {
        Optional<User> unchanged = users.findForUpdate(compared.id())
                .filter(User::isEnabled)
                .filter(user -> user.passwordHash().equals(compared.passwordHash()));
        if (unchanged.isEmpty()) {
            return new Outcome.WrongPassword();
        }
        Instant now = clock.instant();
        String name = compared.username().value();
        users.update(unchanged.get().withPassword(hash, now));
        attempts.forgive(name, address);
        attempts.forgetAddresses(name);
        attempts.remember(name, address);
        refreshTokens.revokeAllOf(compared.id());
        transactions.afterCommit(access::forgetAll);
        audit.append(new AuditEntry(name, "user.password", name, "", now));
        return new Outcome.Changed();
    }

    public sealed interface Outcome {
        record Changed() implements Outcome {}

        /** The current password is another, or the user may not log in any more. */
        record WrongPassword() implements Outcome {}

        /** The chosen one may not be chosen: what is wrong with it, as the rest of a sentence. */
        record WeakPassword(String reason) implements Outcome {}

        /** To be tried again after that time. */
        record TooManyAttempts(Duration retryAfter) implements Outcome {}
    }
}
