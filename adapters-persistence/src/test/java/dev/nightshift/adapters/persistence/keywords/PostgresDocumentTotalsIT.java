package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.adapters.persistence.batch.PostgresBatch;
import dev.nightshift.domain.keywords.DocumentTotals;
import dev.nightshift.domain.keywords.DocumentTotalsContract;
import java.time.Duration;

class PostgresDocumentTotalsIT extends DocumentTotalsContract {

    private final PostgresBatch postgres = PostgresKeywords.emptied();
    private final DocumentTotals totals = new PostgresDocumentTotals(postgres.database());

    @Override
    protected DocumentTotals totals() {
        return totals;
    }

    @Override
    protected void pass(Duration time) {
        postgres.letPass(time);
    }
}
