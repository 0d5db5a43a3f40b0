package dev.nightshift.bootstrap.configuration;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.retry.annotation.Retryable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of {@code DATABASE_URL}, which may come up a little later than the program does. */
@Singleton
@Requires(property = ExternalDatabase.SETTINGS + ".retries")
class ExternalDatabase {

    /** Where the values of the policy stand, in the words of the framework. */
    public static final String SETTINGS = "nightshift.external-database";

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    ExternalDatabase(
            @Property(name = "datasources.default.url") String url,
            @Nullable @Property(name = "datasources.default.username") String user,
            @Nullable @Property(name = "datasources.default.password") String password) {
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
    }

    /** Returns when it can be used; what it refuses for good is left to the first use. */
    @Retryable(
            includes = Away.class,
            attempts = "${" + SETTINGS + ".retries}",
            delay = "${" + SETTINGS + ".delay}",
            multiplier = "${" + SETTINGS + ".multiplier}",
            maxDelay = "${" + SETTINGS + ".max-delay}")
    public void reach() {
        try (Connection connection = source.getConnection()) {
            connection.isValid(1);
        } catch (SQLException failure) {
            if (isAway(failure.getSQLState())) {
                throw new Away(failure);
            }
        }
    }

    /** Class 08: no connection; 57P03: it is starting up; 53300: it has no more connections now. */
    private static boolean isAway(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.equals("57P03") || state.equals("53300"));
    }

    /** It cannot be reached yet. */
    public static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Away(SQLException cause) {
            super(cause);
        }
    }
}
