package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautConnections;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** The database and the clock. */
@Factory
final class DatabaseWiring {

    @Singleton
    Database database(
            DataSource dataSource,
            ConnectionOperations<Connection> connections,
            TransactionOperations<Connection> transactions) {
        return new Database(new MicronautConnections(dataSource, connections, transactions));
    }

    /** As exact as the database keeps instants, so that what is answered is what is kept. */
    @Singleton
    @Replaces(InstantSource.class)
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Singleton
    NodeName nodeName() {
        return NodeName.ofThisProcess();
    }
}
