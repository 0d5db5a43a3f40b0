package dev.nightshift.domain.popularity;

class InMemoryPopularRevisionTest extends PopularRevisionContract {

    private final PopularRevision revision = new InMemoryPopularRevision();

    @Override
    protected PopularRevision revision() {
        return revision;
    }
}
