package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.keywords.DocumentCounts;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable;
import dev.nightshift.domain.keywords.DocumentSearchUnavailable.Extent;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.Keyword;
import dev.nightshift.domain.retry.RetryPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Counts the documents of one keyword: what is known is not asked for, and what was answered is kept at once. */
record CountKeyword(
        PacedSearch search,
        DocumentTotals totals,
        RetryPolicy retry,
        Waiting waiting,
        RandomGenerator random,
        Logger log) {

    /** @throws DocumentSearchUnavailable if a source could not be counted, however often it was tried */
    DocumentCounts count(Keyword keyword, JobContext context) throws InterruptedException {
        Map<DocumentSource, Long> found = new EnumMap<>(DocumentSource.class);
        found.putAll(totals.of(keyword, DocumentTotals.FRESH));
        for (int failures = 1; ; failures++) {
            try {
                askForMissing(keyword, found, context);
                return new DocumentCounts(found);
            } catch (DocumentSearchUnavailable failure) {
                log.log(
                        Level.WARNING,
                        "Keyword %s, attempt %d failed: %s".formatted(keyword, failures, failure.getMessage()));
                Waiting.requireGoingOn(context);
                Optional<Duration> wait = waitAfter(failures, failure);
                if (wait.isEmpty()) {
                    log.log(
                            Level.ERROR,
                            "Keyword %s could not be counted, with %d failed attempts: %s"
                                    .formatted(keyword, failures, failure.getMessage()));
                    throw failure;
                }
                waiting.during(wait.get(), context);
            }
        }
    }

    private void askForMissing(Keyword keyword, Map<DocumentSource, Long> found, JobContext context)
            throws InterruptedException {
        for (DocumentSource source : DocumentSource.values()) {
            if (!found.containsKey(source)) {
                long total = search.total(keyword, source, context);
                totals.keep(keyword, source, total);
                found.put(source, total);
            }
        }
    }

    /** Empty when no further call is made. What the service asks for is waited for by the pace, if that is longer. */
    private Optional<Duration> waitAfter(int failures, DocumentSearchUnavailable failure) {
        return failure.extent() == Extent.THIS_CALL ? retry.waitAfter(failures, random) : Optional.empty();
    }
}
