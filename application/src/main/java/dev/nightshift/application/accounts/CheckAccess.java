package dev.nightshift.application.accounts;

import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.OpenSession;
import dev.nightshift.domain.accounts.Sessions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/** Says whether an access token still stands for somebody, and for whom as of now. No thread waits for the answer. */
public final class CheckAccess {

    private final RecentSessions recent;

    /**
     * @param executor asks the database; what waits for an answer goes on elsewhere, lest it keeps others from theirs
     * @param nanoTime nanoseconds of any clock that never goes back
     */
    public CheckAccess(Sessions sessions, Executor executor, LongSupplier nanoTime) {
        this(sessions, executor, nanoTime, RecentSessions.Patience.OF_THREE_SECONDS);
    }

    CheckAccess(Sessions sessions, Executor executor, LongSupplier nanoTime, RecentSessions.Patience patience) {
        this.recent = new RecentSessions(sessions, executor, nanoTime, patience);
    }

    /**
     * The answer; it fails with {@link dev.nightshift.application.StorageUnavailable} when the database does not answer, and
     * what it said before is too old for the need.
     */
    public CompletionStage<Outcome> check(AccessClaims claims, Need need) {
        if (need == Need.RECENT) {
            Optional<OpenSession> known = recent.recall(claims.session()).filter(session -> session.agreesWith(claims));
            if (known.isPresent()) {
                return CompletableFuture.completedFuture(new Outcome.Granted(known.get()));
            }
        }
        return recent.ask(claims.session(), need).thenApply(found -> found.filter(session -> session.agreesWith(claims))
                .<Outcome>map(Outcome.Granted::new)
                .orElseGet(Outcome.Ended::new));
    }

    /** What was known is asked anew: something has just changed. */
    void forgetAll() {
        recent.forgetAll();
    }

    /** How old an answer may be. */
    public enum Need {
        /** What the database said at most 800 ms ago; while it is away, what it said at most five minutes ago. */
        RECENT,
        /** What the database says after the question was put. */
        CURRENT
    }

    public sealed interface Outcome {

        /** The session as it is stored, with the role that is in effect. */
        record Granted(OpenSession session) implements Outcome {}

        /** The session has ended, its user is disabled, or was given another role or password since. */
        record Ended() implements Outcome {}
    }
}
