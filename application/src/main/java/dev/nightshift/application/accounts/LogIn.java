package dev.nightshift.application.accounts;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.LoginAttempts;
import dev.nightshift.domain.accounts.LoginAttempts.Attempt;
import dev.nightshift.domain.accounts.LoginLimits;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets a user in who knows the password, unless too many tried. */
public final class LogIn {

    static final Duration REFRESH_LIFETIME = Duration.ofDays(14);

    private final Users users;
    private final PasswordHashing hashing;
    private final LoginAttempts attempts;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final AuditLog audit;
    private final Transactions transactions;
    private final RandomGenerator secrets;
    private final InstantSource clock;

    /** @param secrets a source that nobody can foretell */
    public LogIn(
            Users users,
            PasswordHashing hashing,
            LoginAttempts attempts,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            AuditLog audit,
            Transactions transactions,
            RandomGenerator secrets,
            InstantSource clock) {
        this.users = users;
        this.hashing = hashing;
        this.attempts = attempts;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.audit = audit;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param name as typed, of a user or not
     * @param password as typed
     * @param address where the login comes from
     */
    public Outcome logIn(String name, String password, String address) {
        Attempt attempt = attempts.begin(name, address, LoginLimits.DEFAULT);
        if (attempt instanceof Attempt.Refused refused) {
            return new Outcome.TooManyAttempts(refused.retryAfter());
        }
        Optional<Outcome> in = userWith(name, password).flatMap(user -> letIn(user, name, address));
        if (in.isEmpty() && attempt instanceof Attempt.Admitted admitted && admitted.isLast()) {
            audit.append(new AuditEntry(name, "login.lock", address, "too many failed logins", clock.instant()));
        }
        return in.orElseGet(Outcome.Refused::new);
    }

    private Optional<User> userWith(String name, String password) {
        Optional<Password> typed = Password.parse(password);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> user = Username.parse(name).flatMap(users::find);
        if (user.isEmpty()) {
            hashing.matchNobody(typed.get());
        }
        return user.filter(known -> hashing.matches(typed.get(), known.passwordHash()));
    }

    /** The password may have been changed, or the user disabled, while it was compared. */
    private Optional<Outcome> letIn(User compared, String name, String address) {
        return transactions.inOne(() -> users.findForUpdate(compared.id())
                .filter(User::isEnabled)
                .filter(user -> user.passwordHash().equals(compared.passwordHash()))
                .map(user -> {
                    attempts.forgive(name, address);
                    attempts.remember(name, address);
                    RefreshToken first = RefreshToken.random(secrets);
                    SessionId session = SessionId.random(secrets);
                    refreshTokens.begin(user.id(), session, first.hash(), REFRESH_LIFETIME);
                    return new Outcome.In(new Tokens(accessTokens.issue(user, session), first));
                }));
    }

    public sealed interface Outcome {
        record In(Tokens tokens) implements Outcome {}

        /** No such user, another password, or a disabled user: it is not told which. */
        record Refused() implements Outcome {}

        /** To be tried again after that time. */
        record TooManyAttempts(Duration retryAfter) implements Outcome {}
    }
}
