package dev.nightshift.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22008 | the database refused a statement: a date or time is out of range (SQLState 22008)",
                "22099 | the database refused a statement: a value is not valid (SQLState 22099)",
                "ZZ123 | the database refused a statement: for a reason of its own (SQLState ZZ123)",
                "08006 | the connection to a database was lost or could not be made (SQLState 08006)",
                "53100 | the database refused a statement: the disk is full (SQLState 53100)"
            })
    void says_by_the_state_what_was_refused(String state, String sentence) {
        assertThat(Wording.of(new SQLException("ERROR: SELECT x FROM y", state)))
                .contains(sentence);
    }

    @Test
    void of_a_driver_without_a_state_speaks_of_the_connection() {
        assertThat(Wording.of(new SQLException("Connection is closed")))
                .contains("the connection to a database failed");
    }

    @Test
    void replaces_what_the_layers_over_the_driver_say() {
        JdbiException layer =
                new JdbiException("ERROR [statement:\"SELECT x\"]", new SQLException("ERROR: column x", "42703")) {};
        assertThat(Wording.of(layer))
                .contains("the database refused a statement: it names a column that is not there (SQLState 42703)");
    }

    @Test
    void leaves_to_all_others_what_they_say_themselves() {
        assertThat(Wording.of(new IllegalStateException("my totals", new SQLException("x", "42703"))))
                .isEmpty();
    }
}
