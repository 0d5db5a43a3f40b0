package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.domain.batch.Resources;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What job types may use of the database: the {@link Connection} of the transaction of a chunk, which they cannot end, and
 * a {@link DataSource} for transactions of their own, with so few connections that the engine always has some left. What they
 * leave behind in a session is gone before others get it.
 */
public final class JobResources implements Resources {

    private static final int FEW = 2;
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Database database;
    private final DataSource ownTransactions;

    public JobResources(Database database) {
        this(database, FEW);
    }

    /** @param connections how many the jobs of this process may have at once beside those of their chunks, at least 1 */
    public JobResources(Database database, int connections) {
        this.database = database;
        this.ownTransactions = LimitedDataSource.of(database.lentDataSource(), connections, WAIT);
    }

    @Override
    public <T> Optional<T> find(Class<T> kind) {
        if (kind == Connection.class) {
            return database.lendConnection()
                    .map(connection -> kind.cast(ChunkConnection.of(connection, database::findConnection)));
        }
        return kind == DataSource.class ? Optional.of(kind.cast(ownTransactions)) : Optional.empty();
    }
}
