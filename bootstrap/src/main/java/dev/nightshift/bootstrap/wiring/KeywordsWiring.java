package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.httpclient.keywords.Credentials;
import dev.nightshift.adapters.httpclient.keywords.HttpDocumentSearch;
import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.keywords.PostgresDocumentTotals;
import dev.nightshift.adapters.persistence.keywords.PostgresKeywordCounts;
import dev.nightshift.adapters.persistence.keywords.PostgresSearchCalls;
import dev.nightshift.adapters.scheduler.keywords.OldCountsJob;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.keywords.DocumentCount;
import dev.nightshift.application.keywords.ForgetOldCounts;
import dev.nightshift.application.keywords.ShowDocumentCount;
import dev.nightshift.application.keywords.StartDocumentCount;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.DocumentSearch;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.KeywordCounts;
import dev.nightshift.domain.keywords.SearchCalls;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;

/** Document counts. Who is told no credentials does not know the job type. */
@Factory
final class KeywordsWiring {

    private static final String CLIENT_ID = "nightshift.naver.client-id";
    private static final String CLIENT_SECRET = "nightshift.naver.client-secret";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Database database;
    private final InstantSource clock;
    private final CallLimits limits;

    KeywordsWiring(Database database, InstantSource clock, @Value("${nightshift.zone}") String zone) {
        this.database = database;
        this.clock = clock;
        this.limits = CallLimits.defaults(ZoneId.of(zone));
    }

    @Singleton
    SearchCalls searchCalls() {
        return new PostgresSearchCalls(database);
    }

    @Singleton
    DocumentTotals documentTotals() {
        return new PostgresDocumentTotals(database);
    }

    @Singleton
    KeywordCounts keywordCounts() {
        return new PostgresKeywordCounts(database);
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Requires(property = CLIENT_ID)
    @Requires(property = CLIENT_SECRET)
    HttpDocumentSearch documentSearch(
            @Value("${nightshift.naver.base-url:`https://openapi.naver.com`}") URI baseUrl,
            @Value("${" + CLIENT_ID + "}") String clientId,
            @Value("${" + CLIENT_SECRET + "}") String clientSecret) {
        return new HttpDocumentSearch(baseUrl, new Credentials(clientId, clientSecret), TIMEOUT, clock);
    }

    @Singleton
    @Requires(property = CLIENT_ID)
    @Requires(property = CLIENT_SECRET)
    DocumentCount documentCount(
            DocumentSearch search,
            SearchCalls calls,
            DocumentTotals totals,
            KeywordCounts counts,
            EngineDefaults defaults) {
        return new DocumentCount(
                search,
                calls,
                limits,
                totals,
                counts,
                defaults.retry(),
                time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000),
                clock,
                new SecureRandom());
    }

    @Singleton
    StartDocumentCount startDocumentCount(CreateJobs createJobs, BatchJobs jobs, JobTypes types) {
        return new StartDocumentCount(createJobs, jobs, types);
    }

    @Singleton
    ShowDocumentCount showDocumentCount(BatchJobs jobs, KeywordCounts counts, SearchCalls calls) {
        return new ShowDocumentCount(jobs, counts, calls, limits);
    }

    /** Finished jobs go by whole months, so what came of them stays a little longer. */
    @Singleton
    ForgetOldCounts forgetOldCounts(DocumentTotals totals, KeywordCounts counts) {
        return new ForgetOldCounts(totals, counts, JobPolicy.DEFAULT.keep().plusMonths(2), clock);
    }

    @Singleton
    OldCountsJob oldCountsJob(ForgetOldCounts forgetOldCounts) {
        return new OldCountsJob(forgetOldCounts);
    }
}
