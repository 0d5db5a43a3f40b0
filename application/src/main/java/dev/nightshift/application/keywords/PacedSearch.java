package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.TryLater;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentSearch;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.keywords.SearchCalls;
import dev.nightshift.domain.keywords.SearchCalls.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Calls the search service, one call at a time over all nodes, and leaves it alone for as long as it asks. */
record PacedSearch(DocumentSearch search, SearchCalls calls, CallLimits limits, Waiting waiting, InstantSource clock) {

    /** What takes longer is not waited for by a worker. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(1);

    /**
     * Makes one call as soon as it is allowed.
     *
     * @throws TryLater if that takes long
     */
    long total(Keyword keyword, DocumentSource source, JobContext context) throws InterruptedException {
        long turn = turn(context);
        Duration pause = limits.gap();
        try {
            return search.total(keyword, source);
        } catch (DocumentSearchUnavailable failure) {
            pause = pauseAfter(failure);
            throw failure;
        } finally {
            calls.end(turn, pause);
        }
    }

    private long turn(JobContext context) throws InterruptedException {
        while (true) {
            Waiting.requireGoingOn(context);
            Instant asked = clock.instant();
            Turn turn = calls.take(limits);
            if (turn instanceof Turn.Taken taken) {
                if (!isStale(asked)) {
                    return taken.number();
                }
                calls.end(taken.number(), limits.gap());
            } else if (turn instanceof Turn.TooEarly early) {
                await(early.pause(), context);
            } else if (turn instanceof Turn.LimitReached reached) {
                throw new TryLater(
                        "The %,d calls of the day are used up; it goes on when the next day begins."
                                .formatted(limits.perDay()),
                        reached.pause());
            }
        }
    }

    /** Whoever stood still with a turn in hand may come after another. */
    private boolean isStale(Instant asked) {
        return Duration.between(asked, clock.instant())
                        .compareTo(limits.longest().dividedBy(3))
                > 0;
    }

    private void await(Duration wait, JobContext context) throws InterruptedException {
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw new TryLater("The search service asks to be left alone for %d s.".formatted(wait.toSeconds()), wait);
        }
        waiting.during(wait, context);
    }

    private Duration pauseAfter(DocumentSearchUnavailable failure) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        Duration capped = asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
        return capped.compareTo(limits.gap()) > 0 ? capped : limits.gap();
    }
}
