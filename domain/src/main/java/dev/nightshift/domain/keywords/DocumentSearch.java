package dev.nightshift.domain.keywords;

/** A service that searches documents and says how many it found. */
@FunctionalInterface
public interface DocumentSearch {

    /**
     * How many documents of the source there are for the keyword, at least 0. Makes one call.
     *
     * @throws DocumentSearchUnavailable if the service cannot be reached, is too slow, refuses, or answers something else
     *     than a total
     */
    long total(Keyword keyword, DocumentSource source);
}
