package dev.nightshift.domain.stats;

class InMemoryChangedTimesTest extends ChangedTimesContract {

    private final ChangedTimes changes = new InMemoryChangedTimes();

    @Override
    protected ChangedTimes changes() {
        return changes;
    }
}
