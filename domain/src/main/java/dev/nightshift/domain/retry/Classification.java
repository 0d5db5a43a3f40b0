package dev.nightshift.domain.retry;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What every failure means, as data.
 *
 * @param statuses the verdict on each status from 100 to 599; any other counts as 500, as RFC 9110, section 15, asks
 * @param undoneWhenTimed statuses that become {@link Verdict#UNDONE} when the answer has a Retry-After: who names a time
 *     has turned the request away on purpose
 * @param faults the verdict on each fault; {@link Fault#CANCELLED} is always {@link Verdict#CANCELLED}
 */
public record Classification(Map<Integer, Verdict> statuses, Set<Integer> undoneWhenTimed, Map<Fault, Verdict> faults) {

    static final int FIRST_STATUS = 100;
    static final int LAST_STATUS = 599;

    private static final int SERVER_ERROR = 500;

    /** What RFC 9110, 6585, 8470 and 4918 say of the statuses, and common sense of the faults; see docs/retry.md. */
    public static final Classification STANDARD = StandardVerdicts.classification();

    /**
     * @throws IllegalArgumentException unless exactly the statuses 100 to 599 and all faults have a verdict, those of
     *     {@code undoneWhenTimed} are among them, and the verdict on {@link Fault#CANCELLED} is CANCELLED
     */
    public Classification {
        statuses = Map.copyOf(statuses);
        undoneWhenTimed = Set.copyOf(undoneWhenTimed);
        faults = Map.copyOf(faults);
        if (statuses.size() != LAST_STATUS - FIRST_STATUS + 1
                || !statuses.keySet().stream().allMatch(Classification::isStatus)) {
            throw new IllegalArgumentException("exactly the statuses 100..599 must have a verdict");
        }
        if (!statuses.keySet().containsAll(undoneWhenTimed)) {
            throw new IllegalArgumentException("must be statuses in 100..599, were " + undoneWhenTimed);
        }
        if (faults.size() != Fault.values().length || faults.get(Fault.CANCELLED) != Verdict.CANCELLED) {
            throw new IllegalArgumentException("all faults must have a verdict, and CANCELLED that of its name");
        }
    }

    /**
     * The same with another verdict on a status, with and without a Retry-After.
     *
     * @throws IllegalArgumentException if the status is not in 100..599
     */
    public Classification with(int status, Verdict verdict) {
        Map<Integer, Verdict> changed = new HashMap<>(statuses);
        changed.put(status, verdict);
        Set<Integer> timed = new HashSet<>(undoneWhenTimed);
        timed.remove(status);
        return new Classification(changed, timed, faults);
    }

    /**
     * The same with another verdict on a fault.
     *
     * @throws IllegalArgumentException if the fault is {@link Fault#CANCELLED} and the verdict is another
     */
    public Classification with(Fault fault, Verdict verdict) {
        Map<Fault, Verdict> changed = new EnumMap<>(faults);
        changed.put(fault, verdict);
        return new Classification(statuses, undoneWhenTimed, changed);
    }

    /** The verdict on a failure; every failure has one. */
    public Verdict verdictOn(Failure failure) {
        if (failure instanceof Failure.Answered answered) {
            return verdictOn(answered);
        }
        Failure.Unanswered unanswered = (Failure.Unanswered) failure;
        Verdict verdict = requireNonNull(faults.get(unanswered.fault()));
        return verdict == Verdict.TRANSIENT && !unanswered.sent() ? Verdict.UNDONE : verdict;
    }

    /**
     * Whether a failure speaks against the health of the one that was called. An answer that says that the request is
     * wrong does not, and neither does a cancelled call.
     */
    public boolean isSickness(Failure failure) {
        Verdict verdict = verdictOn(failure);
        return failure instanceof Failure.Answered ? verdict.mayPass() : verdict != Verdict.CANCELLED;
    }

    private Verdict verdictOn(Failure.Answered answered) {
        int status = isStatus(answered.status()) ? answered.status() : SERVER_ERROR;
        boolean turnedAway = answered.retryAfter().isPresent() && undoneWhenTimed.contains(status);
        return turnedAway ? Verdict.UNDONE : requireNonNull(statuses.get(status));
    }

    private static boolean isStatus(int status) {
        return status >= FIRST_STATUS && status <= LAST_STATUS;
    }
}
