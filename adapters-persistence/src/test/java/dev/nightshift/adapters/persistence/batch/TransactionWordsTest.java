package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "  commit work ;",
                "end",
                "ABORT",
                "BEGIN",
                "begin isolation level serializable",
                "start transaction",
                "Rollback",
                "ROLLBACK WORK",
                "rollback and chain",
                "prepare transaction 'x'",
                "COMMIT PREPARED 'x'",
                "INSERT INTO t VALUES (1); COMMIT",
                "/* a /* nested */ comment */ COMMIT",
                "-- a comment\nCOMMIT",
                "SELECT 'it''s; '; COMMIT",
                "SELECT E'it\\'s; '; COMMIT",
                "SELECT $x$ ; $$ $x$; COMMIT",
                "SELECT \"a;b\"; COMMIT",
                "SELECT 1;;COMMIT",
            })
    void a_statement_that_begins_or_ends_a_transaction_is_found(String sql) {
        assertThat(TransactionWords.in(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "SELECT 1",
                "SAVEPOINT a",
                "ROLLBACK TO a",
                "rollback work to savepoint a",
                "ROLLBACK TRANSACTION TO a",
                "RELEASE SAVEPOINT a",
                "PREPARE plan AS SELECT 1",
                "SELECT 'x; COMMIT'",
                "SELECT 'it''s; COMMIT'",
                "SELECT E'it\\'; COMMIT'",
                "SELECT $$; COMMIT;$$",
                "DO $do$ BEGIN PERFORM 1; END $do$",
                "SELECT CASE WHEN a THEN b END FROM t",
                "UPDATE t SET commit = 1 WHERE \"end\" = 2",
                "INSERT INTO t VALUES (1) -- ; COMMIT",
                "INSERT INTO t VALUES (1) /* ; COMMIT",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
                "SELECT $1; SELECT $2",
                "SELECT 'never ended; COMMIT",
            })
    void others_are_left_alone(String sql) {
        assertThat(TransactionWords.in(sql)).isEmpty();
    }

    @Test
    void a_long_text_is_read_to_its_end() {
        String text = "x''; -- $$ ".repeat(200_000);
        assertThat(TransactionWords.in("INSERT INTO t VALUES ('" + text + "'); COMMIT"))
                .contains("COMMIT");
        assertThat(TransactionWords.in("/* commit */ ".repeat(200_000))).isEmpty();
    }
}
