package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
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
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeUser(
            Users users,
            PasswordHashing hashing,
            RefreshTokens refreshTokens,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.refreshTokens = refreshTokens;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param actor who changes the user */
    public Outcome change(UserId id, UserChange change, Username actor) {
        PasswordHash hash = change.password() == null ? null : hashing.hash(change.password());
        return transactions.inOne(() -> {
            if (change.takesAdministrationAway()
                    && users.administratorsForUpdate().equals(List.of(id))) {
                return new Outcome.LastAdministrator();
            }
            Optional<User> user = users.findForUpdate(id);
            return user.isEmpty() ? new Outcome.Unknown() : write(user.get(), change, hash, actor);
        });
    }

    private Outcome write(User user, UserChange change, @Nullable PasswordHash hash, Username actor) {
        Instant now = clock.instant();
        User changed = user;
        if (change.role() != null) {
            changed = changed.withRole(change.role(), now);
        }
        if (change.enabled() != null) {
            changed = changed.enabled(change.enabled(), now);
        }
        if (hash != null) {
            changed = changed.withPassword(hash, now);
        }
        if (changed.equals(user)) {
            return new Outcome.Changed(user);
        }
        users.update(changed);
        if (change.endsLogins()) {
            refreshTokens.revokeAllOf(user.id());
        }
        audit.append(
                new AuditEntry(actor.value(), "user.change", user.username().value(), change.inWords(), now));
        return new Outcome.Changed(changed);
    }

    public sealed interface Outcome {
        record Changed(User user) implements Outcome {}

        record Unknown() implements Outcome {}

        /** Without this one nobody could administer any more. */
        record LastAdministrator() implements Outcome {}
    }
}
