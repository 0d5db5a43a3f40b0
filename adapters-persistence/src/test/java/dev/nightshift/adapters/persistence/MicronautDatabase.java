package dev.nightshift.adapters.persistence;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database with Micronaut Data on it, as the program has it. */
public final class MicronautDatabase implements AutoCloseable {

    private final ApplicationContext context;

    private MicronautDatabase(ApplicationContext context) {
        this.context = context;
    }

    public static MicronautDatabase fresh() {
        PGSimpleDataSource fresh = (PGSimpleDataSource) TestDatabase.freshDataSource();
        return new MicronautDatabase(ApplicationContext.run(Map.of(
                "datasources.default.url",
                fresh.getURL(),
                "datasources.default.username",
                String.valueOf(fresh.getUser()),
                "datasources.default.driver-class-name",
                "org.postgresql.Driver",
                "datasources.default.dialect",
                "POSTGRES")));
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
