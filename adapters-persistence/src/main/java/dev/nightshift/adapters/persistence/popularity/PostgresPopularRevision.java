package dev.nightshift.adapters.persistence.popularity;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.popularity.PopularRevision;

/** The revision of the popular lists in the only row of {@code popular_revision}. */
public final class PostgresPopularRevision implements PopularRevision {

    private final Database database;

    public PostgresPopularRevision(Database database) {
        this.database = database;
    }

    @Override
    public void advance() {
        database.run(handle -> handle.execute("UPDATE popular_revision SET revision = revision + 1"));
    }

    @Override
    public long current() {
        return database.with(handle -> handle.createQuery("SELECT revision FROM popular_revision")
                .mapTo(Long.class)
                .one());
    }
}
