package dev.nightshift.domain.keywords;

import java.time.Duration;

/**
 * The calls to the search service, over all nodes: one at a time, with a gap between them, and so many a day. All times are
 * measured by the store's own clock.
 */
public interface SearchCalls {

    /** Asks for the next call, which counts as made as soon as it is allowed. */
    Turn take(CallLimits limits);

    /**
     * Says that a call is over.
     *
     * @param turn the number of the turn; when others have had theirs since, only the pause is kept
     * @param pause how long nobody may call from now on
     */
    void end(long turn, Duration pause);

    /** How many calls were made on the day that is going on. */
    int today();

    /** What came of asking for a call. */
    sealed interface Turn {

        /** The call may be made now, and must be ended. */
        record Taken(long number) implements Turn {}

        /** @param pause how long until it is worth asking again, above zero */
        record TooEarly(Duration pause) implements Turn {}

        /** @param pause how long until the next day begins, above zero */
        record LimitReached(Duration pause) implements Turn {}
    }
}
