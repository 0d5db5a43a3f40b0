package dev.nightshift.application.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a worker does differently while the database is away, and just after. It claims nothing until a heartbeat has
 * passed, and after outages that follow each other ever later, so that a database that comes and goes does not get the same
 * run claimed and handed back every second. And it considers nobody dead before it has itself been heard for a while
 * without a gap: who could not reach the database knows nothing of the others.
 */
final class Recovery {

    /** Between two heartbeats that passed; a longer silence is one in which others could not be heard either. */
    private static final Duration GAP = Duration.ofSeconds(3);

    private static final Duration CALM = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 3;

    private final InstantSource clock;
    private final Duration lease;
    private boolean away;
    private boolean claimUnanswered;
    private int inARow;
    private Instant claimFrom = Instant.MIN;
    private Instant calmFrom = Instant.MIN;
    private Instant heard = Instant.MIN;
    private Instant judgeFrom = Instant.MAX;

    Recovery(InstantSource clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** A worker that has just come is heard from now on; the others get half a lease to be heard as well. */
    synchronized void enlisted() {
        Instant now = clock.instant();
        heard = now;
        judgeFrom = later(judgeFrom.equals(Instant.MAX) ? Instant.MIN : judgeFrom, now.plus(lease.dividedBy(2)));
    }

    /** A run, a claim or the end of a run met a database that is away. */
    synchronized void met() {
        if (!away) {
            away = true;
            inARow = clock.instant().isBefore(calmFrom) ? Math.min(inARow + 1, MOST_DOUBLINGS) : 0;
        }
    }

    /** A claim has no answer: the database may have made it. */
    synchronized void metByClaim() {
        claimUnanswered = true;
        met();
    }

    /** A claim failed in another way, such as for want of memory: nobody knows what was claimed. */
    synchronized void leftClaimUnanswered() {
        claimUnanswered = true;
    }

    /** A heartbeat did not pass. */
    synchronized void metByBeat() {
        met();
        judgeFrom = clock.instant().plus(lease);
    }

    /** A heartbeat has passed. */
    synchronized void passed() {
        Instant now = clock.instant();
        if (heard.plus(GAP).isBefore(now)) {
            judgeFrom = now.plus(lease);
        }
        heard = now;
        if (away) {
            away = false;
            claimFrom = now.plus(inARow == 0 ? Duration.ZERO : Duration.ofSeconds(1L << inARow));
            calmFrom = claimFrom.plus(CALM);
        }
    }

    synchronized boolean isClaimUnanswered() {
        return claimUnanswered;
    }

    synchronized void claimsAreKnown() {
        claimUnanswered = false;
    }

    synchronized boolean mayClaim() {
        return !away && !clock.instant().isBefore(claimFrom);
    }

    /** Whether it knows enough to take others for dead. */
    synchronized boolean mayJudge() {
        Instant now = clock.instant();
        return !now.isBefore(judgeFrom) && !heard.plus(GAP).isBefore(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
