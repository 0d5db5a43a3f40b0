package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautConnections;
import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.ReadinessCheck;
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

    @Singleton
    ReadinessCheck databaseReadiness(Database database) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return "database";
            }

            @Override
            public Readiness check() {
                return database.isThere() ? Readiness.up() : Readiness.down("cannot be reached");
            }
        };
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
