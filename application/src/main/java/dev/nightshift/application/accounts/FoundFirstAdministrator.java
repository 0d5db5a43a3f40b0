package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordPolicy;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives a service without users its first one, an administrator, whichever node comes first. */
public final class FoundFirstAdministrator {

    private final Users users;
    private final PasswordHashing hashing;
    private final PasswordPolicy policy;
    private final AuditLog audit;
    private final Transactions transactions;
    private final RandomGenerator secrets;
    private final InstantSource clock;

    /** @param secrets a source that nobody can foretell */
    public FoundFirstAdministrator(
            Users users,
            PasswordHashing hashing,
            PasswordPolicy policy,
            AuditLog audit,
            Transactions transactions,
            RandomGenerator secrets,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.policy = policy;
        this.audit = audit;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param chosen the password; null for a random one */
    public Outcome found(@Nullable Password chosen) {
        if (!users.isEmpty()) {
            return new Outcome.AlreadyThere();
        }
        Optional<String> refusal = chosen == null ? Optional.empty() : policy.refusal(User.FIRST_ADMINISTRATOR, chosen);
        if (refusal.isPresent()) {
            return new Outcome.WeakPassword(refusal.get());
        }
        Password password = chosen == null ? Password.random(secrets) : chosen;
        PasswordHash hash = hashing.hash(password);
        Instant now = clock.instant();
        return transactions.inOne(() -> {
            User admin = User.added(users.nextId(), User.FIRST_ADMINISTRATOR, Role.ADMIN, hash, now);
            if (!users.isEmpty() || !users.add(admin)) {
                return new Outcome.AlreadyThere();
            }
            String name = admin.username().value();
            audit.append(new AuditEntry("nightshift", "user.add", name, "the first administrator", now));
            return chosen == null ? new Outcome.FoundedWithRandomPassword(admin, password) : new Outcome.Founded(admin);
        });
    }

    public sealed interface Outcome {
        /** With the password that was given. */
        record Founded(User administrator) implements Outcome {}

        /** With a password that nobody knows but who reads this. */
        record FoundedWithRandomPassword(User administrator, Password password) implements Outcome {}

        /** It may not be chosen: what is wrong with it, as the rest of a sentence. Nothing was done. */
        record WeakPassword(String reason) implements Outcome {}

        /** There is a user; nothing was done. */
        record AlreadyThere() implements Outcome {}
    }
}
