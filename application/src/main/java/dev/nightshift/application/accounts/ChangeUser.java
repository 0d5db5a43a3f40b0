package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserId;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a user another role or password, or disables or enables it; the last administrator stays one. */
public final class ChangeUser {

    private final Users users;
    private final PasswordHashing hashing;
    private final RefreshTokens refreshTokens;
    private final LoginAttempts attempts;
    private final PasswordPolicy policy;
    private final CheckAccess access;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeUser(
            Users users,
            PasswordHashing hashing,
            RefreshTokens refreshTokens,
            LoginAttempts attempts,
            PasswordPolicy policy,
            CheckAccess access,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.refreshTokens = refreshTokens;
        this.attempts = attempts;
        this.policy = policy;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param actor who changes the user, and must be an administrator when it is changed */
    public Outcome change(UserId id, UserChange change, AccessClaims actor) {
        Optional<String> refusal = refusalOf(id, change);
        if (refusal.isPresent()) {
            return new Outcome.WeakPassword(refusal.get());
        }
        PasswordHash hash = change.password() == null ? null : hashing.hash(change.password());
        return transactions.inOne(() -> {
            Optional<User> administrator = Administrators.hold(users, actor);
            if (administrator.isEmpty()) {
                return new Outcome.NotAdministrator();
            }
            if (change.takesAdministrationAway()
                    && users.administratorsForUpdate().equals(List.of(id))) {
                return new Outcome.LastAdministrator();
            }
            Optional<User> user = users.findForUpdate(id);
            return user.isEmpty()
                    ? new Outcome.Unknown()
                    : write(user.get(), change, hash, administrator.get().username());
        });
    }

    private Optional<String> refusalOf(UserId id, UserChange change) {
        return Optional.ofNullable(change.password())
                .flatMap(chosen -> users.find(id).flatMap(user -> policy.refusal(user.username(), chosen)));
    }

    private Outcome write(User user, UserChange change, @Nullable PasswordHash hash, Username actor) {
        Instant now = clock.instant();
        User changed = change.appliedTo(user, hash, now);
        if (changed.equals(user)) {
            return new Outcome.Changed(user);
        }
        users.update(changed);
        if (change.endsLogins()) {
            refreshTokens.revokeAllOf(user.id());
        }
        if (hash != null) {
            attempts.forgetAddresses(user.username().value());
        }
        transactions.afterCommit(access::forgetAll);
        audit.append(
                new AuditEntry(actor.value(), "user.change", user.username().value(), change.inWords(), now));
        return new Outcome.Changed(changed);
    }

    public sealed interface Outcome {
        record Changed(User user) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Without this one nobody could administer any more. */
        record LastAdministrator() implements Outcome {}

        /** It may not be chosen: what is wrong with it, as the rest of a sentence. */
        record WeakPassword(String reason) implements Outcome {}

        /** The actor is no administrator any more, or not the one whom the token stood for. */
        record NotAdministrator() implements Outcome {}
    }
}
