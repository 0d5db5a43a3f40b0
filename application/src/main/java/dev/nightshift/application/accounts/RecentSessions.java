package dev.nightshift.application.accounts;

import static java.util.stream.Collectors.toMap;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.accounts.CheckAccess.Need;
import dev.nightshift.domain.accounts.OpenSession;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.Sessions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that were used a moment ago, as the database had them. Whoever asks meanwhile is answered together, by one
 * statement; a session in use is asked for again before it is out of date, so that its requests wait for nothing.
 */
final class RecentSessions {

    static final Duration RECENT = Duration.ofMillis(800);
    static final Duration RENEWED_AFTER = Duration.ofMillis(250);
    static final Duration GRACE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    /** How long nobody waits once more for a database that did not answer in time; then one asks beside its requests. */
    static final Duration PAUSE_AFTER_TIMEOUT = Duration.ofSeconds(5);

    private static final int AT_ONCE = 4;

    private final Sessions sessions;
    private final Executor executor;
    private final LongSupplier nanoTime;
    private final Map<SessionId, Known> known = new ConcurrentHashMap<>();
    private final Object lock = new Object();
    private Map<SessionId, CompletableFuture<Optional<OpenSession>>> wanted = new LinkedHashMap<>();
    private int running;
    private long forgottenAt;
    private long prunedAt;
    private volatile @Nullable Long failedAt;
    private final AtomicLong timedOutAt = new AtomicLong();
    private volatile boolean hangs;
    private final Patience patience;

    RecentSessions(Sessions sessions, Executor executor, LongSupplier nanoTime, Patience patience) {
        this.patience = patience;
        this.sessions = sessions;
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.forgottenAt = nanoTime.getAsLong() - 1;
        this.prunedAt = forgottenAt;
    }

    /** The session as it was a moment ago, or while the database is away some time ago. */
    Optional<OpenSession> recall(SessionId id) {
        Known found = known.get(id);
        if (found == null) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        if (found.isWithin(RECENT, now)) {
            if (!found.isWithin(RENEWED_AFTER, now) && found.renewing().compareAndSet(false, true)) {
                renew(id);
            }
            return Optional.of(found.session());
        }
        if (!found.isWithin(GRACE, now)) {
            return Optional.empty();
        }
        return isHanging(id, now) || isAway(now) ? Optional.of(found.session()) : Optional.empty();
    }

    /** The session by a statement that begins after this call; empty when it has ended. */
    CompletableFuture<Optional<OpenSession>> ask(SessionId id, Need need) {
        return patience.limiting(wanted(id).copy()).exceptionally(failure -> inNeed(id, need, unwrapped(failure)));
    }

    /** What is asked for from now on is asked of the database, and what it was asked before is not kept. */
    void forgetAll() {
        synchronized (lock) {
            forgottenAt = nanoTime.getAsLong();
            known.clear();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it fills what is known, and its failure is seen by who asks next
    private void renew(SessionId id) {
        wanted(id);
    }

    private Optional<OpenSession> inNeed(SessionId id, Need need, Throwable failure) {
        if (!(failure instanceof StorageUnavailable) && !(failure instanceof TimeoutException)) {
            throw new CompletionException(failure);
        }
        if (failure instanceof TimeoutException) {
            timedOutAt.set(nanoTime.getAsLong());
            hangs = true;
        }
        Known found = known.get(id);
        if (need == Need.RECENT && found != null && found.isWithin(GRACE, nanoTime.getAsLong())) {
            return Optional.of(found.session());
        }
        throw new StorageUnavailable("the database does not say whether a session goes on", failure);
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Whether the last statement did not come back in time, and none has since; now and then another is begun. */
    private boolean isHanging(SessionId id, long now) {
        if (!hangs) {
            return false;
        }
        long timedOut = timedOutAt.get();
        if (now - timedOut >= PAUSE_AFTER_TIMEOUT.toNanos() && timedOutAt.compareAndSet(timedOut, now)) {
            renew(id);
        }
        return true;
    }

    private boolean isAway(long now) {
        Long failed = failedAt;
        return failed != null && now - failed < PAUSE_AFTER_FAILURE.toNanos();
    }

    private CompletableFuture<Optional<OpenSession>> wanted(SessionId id) {
        CompletableFuture<Optional<OpenSession>> answer;
        boolean isFree;
        synchronized (lock) {
            answer = wanted.computeIfAbsent(id, wantedNow -> new CompletableFuture<>());
            isFree = running < AT_ONCE;
            if (isFree) {
                running++;
            }
        }
        if (isFree) {
            begin();
        }
        return answer;
    }

    private void begin() {
        try {
            executor.execute(this::answerAll);
        } catch (RejectedExecutionException stopping) {
            Map<SessionId, CompletableFuture<Optional<OpenSession>>> all;
            synchronized (lock) {
                running--;
                all = wanted;
                wanted = new LinkedHashMap<>();
            }
            all.values().forEach(answer -> answer.completeExceptionally(new StorageUnavailable("stopping", stopping)));
        }
    }

    private void answerAll() {
        Map<SessionId, CompletableFuture<Optional<OpenSession>>> all = next();
        while (!all.isEmpty()) {
            answer(all);
            all = next();
        }
    }

    /** What is wanted now; when that is nothing, one fewer is running. */
    private Map<SessionId, CompletableFuture<Optional<OpenSession>>> next() {
        synchronized (lock) {
            Map<SessionId, CompletableFuture<Optional<OpenSession>>> all = wanted;
            wanted = new LinkedHashMap<>();
            if (all.isEmpty()) {
                running--;
            }
            return all;
        }
    }

    private void answer(Map<SessionId, CompletableFuture<Optional<OpenSession>>> all) {
        long asked = nanoTime.getAsLong();
        try {
            Map<SessionId, OpenSession> found =
                    sessions.find(all.keySet()).stream().collect(toMap(OpenSession::id, session -> session));
            failedAt = null;
            hangs = false;
            all.forEach((id, answer) -> {
                note(id, found.get(id), asked);
                answer.complete(Optional.ofNullable(found.get(id)));
            });
        } catch (RuntimeException | Error failure) {
            failedAt = nanoTime.getAsLong();
            all.values().forEach(answer -> answer.completeExceptionally(failure));
        }
    }

    private void note(SessionId id, @Nullable OpenSession session, long asked) {
        synchronized (lock) {
            if (session == null) {
                known.remove(id);
            } else if (asked - forgottenAt > 0) {
                known.merge(id, new Known(session, asked, new AtomicBoolean()), Known::later);
            }
            if (asked - prunedAt > GRACE.toNanos()) {
                prunedAt = asked;
                known.values().removeIf(old -> !old.isWithin(GRACE, asked));
            }
        }
    }

    /** How long somebody waits for an answer: what comes later fails with a {@link TimeoutException}. */
    interface Patience {

        Patience OF_THREE_SECONDS = new Patience() {
            @Override
            public <T> CompletableFuture<T> limiting(CompletableFuture<T> answer) {
                return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        };

        <T> CompletableFuture<T> limiting(CompletableFuture<T> answer);
    }

    /** @param asked when the statement began that found the session */
    private record Known(OpenSession session, long asked, AtomicBoolean renewing) {

        boolean isWithin(Duration age, long now) {
            return now - asked < age.toNanos();
        }

        static Known later(Known one, Known other) {
            return one.asked - other.asked > 0 ? one : other;
        }
    }
}
