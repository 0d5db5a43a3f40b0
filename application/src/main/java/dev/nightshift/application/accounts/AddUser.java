package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets somebody new log in. */
public final class AddUser {

    private final Users users;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public AddUser(
            Users users,
            PasswordHashing hashing,
            PasswordPolicy policy,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param actor who adds the user, and must be an administrator when it is added */
    public Outcome add(Username username, Password password, Role role, AccessClaims actor) {
        Optional<String> refusal = policy.refusal(username, password);
        if (refusal.isPresent()) {
            return new Outcome.WeakPassword(refusal.get());
        }
        if (users.find(username).isPresent()) {
            return new Outcome.NameTaken();
        }
        PasswordHash hash = hashing.hash(password);
        Instant now = clock.instant();
        return transactions.inOne(() -> {
            Optional<User> administrator = Administrators.hold(users, actor);
            if (administrator.isEmpty()) {
                return new Outcome.NotAdministrator();
            }
            User user = User.added(users.nextId(), username, role, hash, now);
            if (!users.add(user)) {
                return new Outcome.NameTaken();
            }
            String by = administrator.get().username().value();
            audit.append(new AuditEntry(by, "user.add", username.value(), "role " + role, now));
            return new Outcome.Added(user);
        });
    }

    public sealed interface Outcome {
        record Added(User user) implements Outcome {}

        record NameTaken() implements Outcome {}

        /** It may not be chosen: what is wrong with it, as the rest of a sentence. */
        record WeakPassword(String reason) implements Outcome {}

        /** The actor is no administrator any more, or not the one whom the token stood for. */
        record NotAdministrator() implements Outcome {}
    }
}
