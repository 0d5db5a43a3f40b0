package dev.nightshift.bootstrap.configuration;

import dev.nightshift.adapters.persistence.Migrations;
import dev.nightshift.adapters.persistence.Shortages;
import dev.nightshift.backup.UnfinishedBackups;
import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import dev.nightshift.embeddedpostgres.Role;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** The program with its database: an outside one where {@code DATABASE_URL} is set, else the embedded one. */
public final class Session implements AutoCloseable {

    private final Optional<EmbeddedPostgres> postgres;
    private final DatabaseAddress address;
    private final ApplicationContext context;

    private Session(Optional<EmbeddedPostgres> postgres, DatabaseAddress address, ApplicationContext context) {
        this.postgres = postgres;
        this.address = address;
        this.context = context;
    }

    /** Opens the database, brings its schema up to date, and makes the beans. */
    public static Session open(Settings settings, Role role) {
        Map<String, Object> configuration = new HashMap<>(Configuration.of(settings));
        new UnfinishedBackups(settings.dataDir()).removeNoted();
        Optional<EmbeddedPostgres> postgres = settings.text("DATABASE_URL").isPresent()
                ? Optional.empty()
                : Optional.of(EmbeddedPostgres.open(settings.dataDir(), role));
        try {
            DatabaseAddress address = address(settings, postgres);
            configuration.putAll(Configuration.of(address, role));
            if (postgres.isEmpty()) {
                return outside(address, configuration);
            }
            migrate(address);
            return new Session(postgres, address, embedded(postgres.get(), configuration));
        } catch (RuntimeException | Error failure) {
            postgres.ifPresent(EmbeddedPostgres::close);
            throw failure;
        }
    }

    private static ApplicationContext embedded(EmbeddedPostgres postgres, Map<String, Object> configuration) {
        configuration.put("nightshift.embedded", true);
        return Configuration.start(configuration, postgres.state());
    }

    private static Session outside(DatabaseAddress address, Map<String, Object> configuration) {
        configuration.putAll(Configuration.ofExternalDatabase());
        ApplicationContext context = Configuration.start(configuration);
        try {
            reach(context.getBean(ExternalDatabase.class));
            migrate(address);
            return new Session(Optional.empty(), address, context);
        } catch (RuntimeException | Error failure) {
            context.close();
            throw failure;
        }
    }

    private static void reach(ExternalDatabase database) {
        try {
            database.reach();
        } catch (ExternalDatabase.Away away) {
            throw new Failed(whyUnusable(away), away);
        }
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public DatabaseAddress address() {
        return address;
    }

    public boolean isEmbedded() {
        return postgres.isPresent();
    }

    /** Lets the beans go, and then the database. */
    @Override
    public void close() {
        try {
            context.close();
        } finally {
            postgres.ifPresent(EmbeddedPostgres::close);
        }
    }

    private static DatabaseAddress address(Settings settings, Optional<EmbeddedPostgres> postgres) {
        return postgres.map(embedded -> new DatabaseAddress(
                        embedded.jdbcUrl(), Optional.of(embedded.user()), Optional.of(embedded.password())))
                .orElseGet(() ->
                        DatabaseAddress.parse(settings.text("DATABASE_URL").orElseThrow()));
    }

    private static void migrate(DatabaseAddress address) {
        try {
            new Migrations(dataSource(address)).migrate();
        } catch (FlywayException failure) {
            throw new Failed(whyUnusable(failure), failure);
        }
    }

    private static String whyUnusable(Throwable failure) {
        return Shortages.of(failure)
                .map(shortage -> shortage.sentence() + " " + shortage.hint())
                .orElseGet(() -> "The database cannot be used: " + Sentences.reason(failure));
    }

    /** A data source without a pool, for what is done once. */
    public static PGSimpleDataSource dataSource(DatabaseAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.jdbcUrl());
        address.user().ifPresent(source::setUser);
        address.password().ifPresent(source::setPassword);
        return source;
    }
}
