package dev.nightshift.adapters.web.keywords;

import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.keywords.DocumentCount;
import dev.nightshift.application.keywords.ShowDocumentCount;
import dev.nightshift.application.keywords.StartDocumentCount;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.InMemoryDocumentTotals;
import dev.nightshift.domain.keywords.InMemoryKeywordCounts;
import dev.nightshift.domain.keywords.InMemorySearchCalls;
import dev.nightshift.domain.keywords.KeywordCounts;
import dev.nightshift.domain.retry.RetryPolicy;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Random;

/** What came of keywords, in memory, and the use cases on it. Knows no search service where a setting says so. */
@Factory
final class KeywordFakes {

    static final String SET_UP = "test.document-search";

    private static final CallLimits LIMITS = CallLimits.defaults(ZoneId.of("Asia/Seoul"));

    private final InMemoryKeywordCounts counts = new InMemoryKeywordCounts();
    private final InMemorySearchCalls calls;
    private final MovableClock clock;

    KeywordFakes(MovableClock clock) {
        this.clock = clock;
        calls = new InMemorySearchCalls(clock);
    }

    @Singleton
    InMemoryKeywordCounts counts() {
        return counts;
    }

    @Singleton
    InMemorySearchCalls calls() {
        return calls;
    }

    @Singleton
    @Requires(property = SET_UP, notEquals = "false")
    DocumentCount documentCount() {
        return new DocumentCount(
                (keyword, source) -> 1,
                calls,
                LIMITS,
                new InMemoryDocumentTotals(clock),
                counts,
                RetryPolicy.never(),
                time -> {},
                clock,
                new Random(1));
    }

    @Singleton
    StartDocumentCount startDocumentCount(CreateJobs createJobs, BatchJobs jobs, JobTypes types) {
        return new StartDocumentCount(createJobs, jobs, types);
    }

    @Singleton
    ShowDocumentCount showDocumentCount(BatchJobs jobs, KeywordCounts kept) {
        return new ShowDocumentCount(jobs, kept, calls, LIMITS);
    }
}
