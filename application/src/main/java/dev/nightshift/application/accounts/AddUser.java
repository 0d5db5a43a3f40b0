package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;

/** Lets somebody new log in. */
public final class AddUser {

    private final Users users;
    private final PasswordHashing hashing;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public AddUser(
            Users users, PasswordHashing hashing, AuditLog audit, Transactions transactions, InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param actor who adds the user */
    public Outcome add(Username username, Password password, Role role, Username actor) {
        if (users.find(username).isPresent()) {
            return new Outcome.NameTaken();
        }
        PasswordHash hash = hashing.hash(password);
        Instant now = clock.instant();
        return transactions.inOne(() -> {
            User user = User.added(users.nextId(), username, role, hash, now);
            if (!users.add(user)) {
                return new Outcome.NameTaken();
            }
            audit.append(new AuditEntry(actor.value(), "user.add", username.value(), "role " + role, now));
            return new Outcome.Added(user);
        });
    }

    public sealed interface Outcome {
        record Added(User user) implements Outcome {}

        record NameTaken() implements Outcome {}
    }
}
