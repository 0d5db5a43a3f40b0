package dev.nightshift.application.external;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.GiveUpReason;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.RetryWatcher;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is logged of the way to a post. */
class PostWatcherTest {

    private final Logger log = mock(Logger.class);
    private final PostWatcher watcher = new PostWatcher(7, new RetryWatcher() {}, log);

    private static AttemptResult.Failed<String> failed(Failure failure) {
        return new AttemptResult.Failed<>(failure, Optional.empty());
    }

    private void ended(GiveUpReason reason, int attempts, Optional<AttemptResult.Failed<String>> last) {
        watcher.ended(new Outcome.GaveUp<>(reason, attempts, last), Duration.ofMillis(6012));
    }

    @Test
    void a_failed_attempt_is_a_warning_with_its_cause() {
        watcher.attempted(2, Duration.ofMillis(12), failed(Failure.answered(503)));
        verify(log).log(Level.WARNING, "Post 7, attempt 2 failed after 12 ms: status 503");
        verifyNoMoreInteractions(log);
    }

    @Test
    void an_attempt_that_is_answered_is_no_warning() {
        watcher.attempted(1, Duration.ofMillis(3), AttemptResult.done("post"));
        verify(log).log(Level.INFO, "Post 7, attempt 1: answered after 3 ms");
        verifyNoMoreInteractions(log);
    }

    @Test
    void a_final_failure_is_an_error_with_the_attempts_and_the_last_cause() {
        ended(GiveUpReason.ATTEMPTS_SPENT, 3, Optional.of(failed(Failure.of(Fault.READ_TIMEOUT))));
        verify(log)
                .log(
                        Level.ERROR,
                        "Post 7 could not be fetched, with 3 attempts in 6012 ms (attempts spent): read timeout");
        verifyNoMoreInteractions(log);
    }

    @Test
    void a_failure_without_an_attempt_is_an_error_too() {
        ended(GiveUpReason.CIRCUIT_OPEN, 0, Optional.empty());
        verify(log)
                .log(
                        Level.ERROR,
                        "Post 7 could not be fetched, with 0 attempts in 6012 ms (circuit open): nobody was asked");
    }

    @Test
    void a_caller_who_has_gone_is_no_error() {
        ended(GiveUpReason.CANCELLED, 1, Optional.of(failed(Failure.of(Fault.CANCELLED))));
        verify(log).log(Level.INFO, "Post 7 could not be fetched, with 1 attempts in 6012 ms (cancelled): cancelled");
    }

    @Test
    void what_is_wrong_with_an_answer_is_told() {
        watcher.attempted(
                1,
                Duration.ofMillis(5),
                AttemptResult.failed(
                        Failure.of(Fault.UNREADABLE_ANSWER), new IllegalArgumentException("it is no JSON")));
        verify(log).log(Level.WARNING, "Post 7, attempt 1 failed after 5 ms: unreadable answer, it is no JSON");
    }

    @Test
    void what_was_thrown_is_not_told_as_it_may_name_a_secret() {
        watcher.attempted(
                1, Duration.ofMillis(5), AttemptResult.failed(new ConnectException("http://me:secret@host refused")));
        verify(log).log(Level.WARNING, "Post 7, attempt 1 failed after 5 ms: connect refused");
        verifyNoMoreInteractions(log);
    }
}
