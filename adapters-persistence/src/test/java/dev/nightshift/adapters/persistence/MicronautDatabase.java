package dev.nightshift.adapters.persistence;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A fresh database with Micronaut Data on it, as the program has it. */
public final class MicronautDatabase implements AutoCloseable {

    private final ApplicationContext context;

    private MicronautDatabase(ApplicationContext context) {
        this.context = context;
    }

    public static MicronautDatabase fresh() {
        try (Connection connection = TestDatabase.freshDataSource().getConnection()) {
            DatabaseMetaData fresh = connection.getMetaData();
            return new MicronautDatabase(ApplicationContext.run(Map.of(
                    "datasources.default.url",
                    fresh.getURL(),
                    "datasources.default.username",
                    fresh.getUserName(),
                    "datasources.default.driver-class-name",
                    "org.postgresql.Driver",
                    "datasources.default.dialect",
                    "POSTGRES")));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @Factory
    static final class Wiring {

        @Singleton
        Database database(
                DataSource dataSource,
                ConnectionOperations<Connection> connections,
                TransactionOperations<Connection> transactions) {
            return new Database(new MicronautConnections(dataSource, connections, transactions));
        }
    }
}
