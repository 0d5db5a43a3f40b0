package dev.nightshift.adapters.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The schema's history: one folder a context, one sequence of versions over all of them. */
public final class Migrations {

    private final DataSource dataSource;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Brings the schema to the version of this program. */
    public void migrate() {
        configured().load().migrate();
    }

    /** Brings the schema to an older version, to take in data of that version. */
    public void migrateTo(String version) {
        configured().target(version).load().migrate();
    }

    /** The version that {@link #migrate} leads to. */
    public String newest() {
        MigrationInfo[] known = configured().load().info().all();
        return known[known.length - 1].getVersion().getVersion();
    }

    private FluentConfiguration configured() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .loggers("slf4j");
    }
}
