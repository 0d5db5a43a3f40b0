package dev.nightshift.adapters.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
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

    private FluentConfiguration configured() {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .loggers("slf4j");
    }
}
