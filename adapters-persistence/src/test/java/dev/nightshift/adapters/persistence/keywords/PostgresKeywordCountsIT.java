package dev.nightshift.adapters.persistence.keywords;

import dev.nightshift.domain.keywords.KeywordCounts;
import dev.nightshift.domain.keywords.KeywordCountsContract;

class PostgresKeywordCountsIT extends KeywordCountsContract {

    private final KeywordCounts counts =
            new PostgresKeywordCounts(PostgresKeywords.emptied().database());

    @Override
    protected KeywordCounts counts() {
        return counts;
    }
}
