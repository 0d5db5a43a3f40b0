package dev.nightshift.adapters.persistence.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.TestDatabase;
import dev.nightshift.domain.popularity.PopularRevision;
import dev.nightshift.domain.popularity.PopularRevisionContract;
import org.junit.jupiter.api.Test;

class PostgresPopularRevisionIT extends PopularRevisionContract {

    private static final Database DATABASE = TestDatabase.fresh();

    private final PopularRevision revision = new PostgresPopularRevision(DATABASE);

    @Override
    protected PopularRevision revision() {
        return revision;
    }

    @Test
    void stays_the_same_when_the_transaction_that_advanced_it_is_rolled_back() {
        long before = revision.current();
        assertThatThrownBy(() -> DATABASE.inOne(() -> {
                    revision.advance();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(revision.current()).isEqualTo(before);
    }
}
