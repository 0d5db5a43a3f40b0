package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.batch.PostgresBatch;
import dev.nightshift.domain.keywords.SearchCalls;
import dev.nightshift.domain.keywords.SearchCallsContract;
import java.time.Duration;
import java.time.Instant;

class PostgresSearchCallsIT extends SearchCallsContract {

    private final PostgresBatch postgres = PostgresKeywords.emptied();
    private final SearchCalls calls = new PostgresSearchCalls(postgres.database());

    @Override
    protected SearchCalls calls() {
        return calls;
    }

    @Override
    protected void pass(Duration time) {
        postgres.letPass(time);
    }

    @Override
    protected Instant now() {
        return postgres.now();
    }
}
