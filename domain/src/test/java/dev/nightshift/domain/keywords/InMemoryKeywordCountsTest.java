package dev.nightshift.domain.keywords;

class InMemoryKeywordCountsTest extends KeywordCountsContract {

    private final KeywordCounts counts = new InMemoryKeywordCounts();

    @Override
    protected KeywordCounts counts() {
        return counts;
    }
}
