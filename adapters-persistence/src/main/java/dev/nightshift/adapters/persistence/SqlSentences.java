package dev.nightshift.adapters.persistence;

import static java.util.Map.entry;

import dev.nightshift.application.Shortage;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a database refuses, in words for users: by its state, and without its text, the statement or a name of Java. */
final class SqlSentences {

    /** By state: PostgreSQL manual, appendix A. */
    private static final Map<String, String> OF_STATE = Map.ofEntries(
            entry("22001", "a text is longer than its column"),
            entry("22003", "a number is out of range"),
            entry("22007", "a date or time cannot be read"),
            entry("22008", "a date or time is out of range"),
            entry("22012", "a division by zero"),
            entry("22021", "a text holds a character that cannot be stored"),
            entry("22P02", "a text is not of the form of its column"),
            entry("23502", "a value is missing"),
            entry("23503", "a row that is referred to is not there, or one that refers is"),
            entry("23505", "a value that must be unique is there already"),
            entry("23514", "a value breaks a rule of its table"),
            entry("25P02", "an earlier statement of the same transaction had failed"),
            entry("25P03", "its transaction did nothing for too long"),
            entry("40001", "another transaction changed the same rows"),
            entry("40P01", "two transactions waited for each other"),
            entry("42501", "a permission is missing"),
            entry("42703", "it names a column that is not there"),
            entry("42883", "it names a function that is not there"),
            entry("42P01", "it names a table that is not there"),
            entry("53000", "it has no file descriptors left"),
            entry("53100", "the disk is full"),
            entry("53200", "the memory is used up"),
            entry("53300", "it has too many connections"),
            entry("55P03", "a lock could not be had in time"),
            entry("57014", "it took too long or was cancelled"));

    /** By class, the first two characters of a state. */
    private static final Map<String, String> OF_CLASS = Map.ofEntries(
            entry("08", "the connection was lost or could not be made"),
            entry("0A", "it cannot do that"),
            entry("21", "it gives another number of rows than it may"),
            entry("22", "a value is not valid"),
            entry("23", "a value breaks a rule of its table"),
            entry("25", "its transaction is in the wrong state"),
            entry("26", "it names a prepared statement that is not there"),
            entry("28", "the user or the password is not right"),
            entry("2B", "others depend on what it removes"),
            entry("3D", "it names a database that is not there"),
            entry("3F", "it names a schema that is not there"),
            entry("40", "its transaction was rolled back"),
            entry("42", "it is not a valid statement here"),
            entry("44", "a value breaks a rule of its view"),
            entry("53", "it has run out of space, memory or connections"),
            entry("54", "it is too large or too complex"),
            entry("55", "what it needs is not in the right state"),
            entry("57", "it was shut down or interrupted"),
            entry("58", "the system under it failed"),
            entry("P0", "a function raised an error"),
            entry("XX", "an internal error"));

    private SqlSentences() {}

    static String of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return "the connection to a database failed";
        }
        String why = Shortages.of(failure)
                        .filter(Shortage.SHARED_MEMORY_TOO_SMALL::equals)
                        .isPresent()
                ? "its shared memory (/dev/shm) is too small"
                : OF_STATE.getOrDefault(state, OF_CLASS.getOrDefault(state.substring(0, 2), "for a reason of its own"));
        if (state.startsWith("57P")) {
            return "the database was shut down or ended the connection (SQLState %s)".formatted(state);
        }
        return state.startsWith("08")
                ? "the connection to a database was lost or could not be made (SQLState %s)".formatted(state)
                : "the database refused a statement: %s (SQLState %s)".formatted(why, state);
    }
}
