package dev.nightshift.bootstrap.access;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.access.AccessRow.Cell;
import dev.nightshift.bootstrap.access.RunningServer.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the running server is answered to every kind of caller as {@code access/matrix.csv} says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final List<AccessRow> ROWS = AccessRow.all();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private RunningServer server;

    @SuppressWarnings("NullAway.Init")
    private Subjects subjects;

    @BeforeAll
    void start() {
        server = RunningServer.start(folder.resolve("data"));
        subjects = new Subjects(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Set<String> rows() {
        return ROWS.stream().map(AccessRow::key).collect(toCollection(TreeSet::new));
    }

    /** The operations in the description, found by its indentation: paths by two spaces, methods by four. */
    private Set<String> described() {
        Set<String> operations = new TreeSet<>();
        String path = "";
        for (String line :
                server.send("GET", "/openapi.yml", "", "").body().lines().toList()) {
            if (line.matches(" {2}/\\S*:")) {
                path = line.strip().substring(0, line.strip().length() - 1);
            } else if (line.matches(" {4}(get|post|put|patch|delete):")) {
                operations.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            } else if (line.matches("\\S.*")) {
                path = "";
            }
        }
        return operations;
    }

    @Test
    void every_route_of_the_router_has_a_row_and_every_row_a_route() {
        assertThat(rows()).hasSize(ROWS.size()).isEqualTo(server.routes());
    }

    @Test
    void every_route_is_described_but_for_those_that_are_left_out_on_purpose() {
        Set<String> expected = ROWS.stream()
                .filter(row -> !row.is("undescribed"))
                .map(AccessRow::key)
                .collect(toCollection(TreeSet::new));
        assertThat(described()).isEqualTo(expected);
    }

    @Test
    void nobody_is_let_in_by_a_token_that_stands_for_nobody() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> nobody : subjects.nobodies().entrySet()) {
            ROWS.forEach(row -> ask(row, Cell.NOBODY, nobody.getValue(), nobody.getKey(), wrong));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_role_is_answered_as_the_matrix_says() {
        List<String> wrong = new ArrayList<>();
        for (AccessRow row : ROWS) {
            for (Cell cell : Cell.values()) {
                if (cell != Cell.NOBODY && !row.expected(cell).equals("-")) {
                    ask(row, cell, subjects.tokenFor(cell, row), cell.toString(), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void ask(AccessRow row, Cell cell, String token, String who, List<String> wrong) {
        String[] headers = row.is("remote") ? new String[] {"X-Forwarded-For", "203.0.113.9"} : new String[0];
        Answer answer = server.send(
                row.method(), subjects.filled(row.path(), cell), token, subjects.filled(row.body(), cell), headers);
        if (!row.expected(cell).equals(Integer.toString(answer.status()))) {
            wrong.add("%s as %s: expected %s, was %d %s"
                    .formatted(row.key(), who, row.expected(cell), answer.status(), answer.body()));
        }
    }
}
