package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nightshift.bootstrap.endtoend.Program.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that once did harm, and others of their kinds, taken in by the program beside a running service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedFilesIT {

    private static final Path CASES = Path.of(System.getProperty("nightshift.data", "../../shared/data"), "cases");
    private static final String ISSUES =
            "key,title,description,status,reporter,assignee,created_at,updated_at,view_count\n";
    private static final String COMMENTS = "issue_key,author,created_at,body\n";
    private static final String AT = "2021-03-01T00:00:00Z";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Program program;

    @SuppressWarnings("NullAway.Init")
    private Service service;

    @SuppressWarnings("NullAway.Init")
    private String token;

    @BeforeAll
    void serve(@TempDir Path data) {
        program = Program.in(data.resolve("data"));
        service = Service.start(program, "--no-worker");
        token = service.adminToken();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String issue(String key, String fields) {
        return key + ",T,D,OPEN,r,a," + fields + "\n";
    }

    private static String issue(String key) {
        return issue(key, AT + "," + AT + ",1");
    }

    private Result imported(Path issues, Path comments) {
        return program.run("import", "issues", "--issues", issues.toString(), "--comments", comments.toString());
    }

    private Result imported(Path issues) throws IOException {
        return imported(issues, file("none.csv", COMMENTS));
    }

    private void assertRefused(Result result, String... parts) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(parts)
                .contains("Nothing was imported.")
                .doesNotContain("\tat ");
    }

    private void assertStored(boolean isStored, String key) {
        String known = service.get("/api/issues?limit=200", token).body();
        assertThat(known.contains("\"" + key + "\"")).as(key + " in " + known).isEqualTo(isStored);
    }

    private static Path given(String name) {
        assumeTrue(Files.isDirectory(CASES), "the cases are not here: " + CASES);
        return CASES.resolve(name);
    }

    @Nested
    class Of_the_cases {

        private Result imported(String name) {
            return ImportedFilesIT.this.imported(given("issues/" + name), given("issues/no_comments.csv"));
        }

        @Test
        void an_unclosed_quote_is_named_by_its_line_and_nothing_is_stored() {
            Path comments = given("issues/unclosed_quote_comments.csv");
            assertRefused(
                    ImportedFilesIT.this.imported(given("issues/unclosed_quote_issues.csv"), comments),
                    comments + ", line 3: a quote opens a cell here, and nothing closes it");
            assertStored(false, "UC-1");
        }

        @Test
        void a_byte_order_mark_before_a_quoted_header_is_passed_over() {
            Result result = imported("bom_quoted_header.csv");
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("imported 1 issues,");
            assertStored(true, "BOMQ-1");
        }

        @Test
        void a_view_count_at_the_end_of_numbers_is_a_bad_row_and_the_one_beside_it_is_stored() {
            Result result = imported("view_count_at_the_end_of_long.csv");
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.err()).contains(", line 2: view_count must be in 0..1000000000000");
            assertStored(false, "OV-1");
            assertStored(true, "OV-2");
        }

        @Test
        void a_doubled_column_is_named() {
            assertRefused(imported("doubled_column.csv"), "line 1: the column 'title' is there twice");
            assertStored(false, "DUP-1");
        }

        @Test
        void bytes_of_another_encoding_are_named_by_their_line_with_how_to_convert_them() {
            assertRefused(imported("latin1_bytes.csv"), "line 2: ", "not UTF-8", "iconv -f ISO-8859-1 -t UTF-8");
            assertStored(false, "L1-1");
        }

        @Test
        void a_file_without_a_good_row_fails_and_lists_them() {
            Result result = imported("no_good_row.csv");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).startsWith("imported 0 issues").contains("2 bad rows");
            assertThat(result.err())
                    .contains("line 2: status must be one of", "line 3: created_at must be an instant")
                    .contains("There is no row that can be used. Nothing was imported.");
        }

        @Test
        void a_table_of_market_data_with_a_byte_order_mark_and_quotes_is_taken_in() throws IOException {
            Path market = Files.createDirectories(folder.resolve("given-market"));
            Files.copy(given("market/us_published_bom_quoted.csv"), market.resolve("us_published.csv"));
            Result result = program.run("import", "market", market.toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("imported 1 files: 1 rows new").contains(" 0 bad rows");
        }
    }

    @Nested
    class Of_the_same_kinds {

        @Test
        void a_file_that_breaks_at_its_very_end_stores_nothing_of_what_came_before() throws IOException {
            StringBuilder rows = new StringBuilder(ISSUES);
            for (int i = 0; i < 50_000; i++) {
                rows.append(issue("END-" + i));
            }
            Path issues = folder.resolve("end.csv");
            Files.write(issues, (rows + "END-Z,Ü").getBytes(ISO_8859_1));
            assertRefused(imported(issues), "end.csv, line 50002: there are bytes that are not UTF-8");
            assertStored(false, "END-1");
        }

        @Test
        void comments_with_data_behind_them_leave_the_issues_out_too() throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write((COMMENTS + "GZ-1,r," + AT + ",hello\n").getBytes(UTF_8));
            }
            packed.writeBytes("rest".getBytes(UTF_8));
            Path comments = Files.write(folder.resolve("behind.csv.gz"), packed.toByteArray());
            assertRefused(
                    imported(file("gz.csv", ISSUES + issue("GZ-1")), comments),
                    "behind.csv.gz: there is data behind the end of the gzip file");
            assertStored(false, "GZ-1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        viewcount     | key,title,description,status,reporter,assignee,created_at,updated_at,viewcount  | did you mean view_count?
                        one_more      | key,title,description,status,reporter,assignee,created_at,updated_at,view_count,x | 'x' is not a column of it
                        semicolons    | key;title;description;status;reporter;assignee;created_at;updated_at;view_count   | separated by ';'
                        """)
        void a_header_that_does_not_fit_is_refused(String name, String header, String reason) throws IOException {
            assertRefused(imported(file(name + ".csv", header + "\n" + issue("H-1"))), name + ".csv, line 1: ", reason);
        }

        @Test
        void bad_rows_are_listed_by_their_lines_and_the_good_one_is_stored() throws IOException {
            Path issues = file(
                    "rows.csv",
                    ISSUES
                            + issue("ROW-1")
                            + issue("ROW-2", "1969-12-31T23:59:59Z," + AT + ",1")
                            + issue("ROW-3", AT + ",2200-01-02T00:00:00Z,1")
                            + issue("ROW-4", AT + ",+999999999-12-31T23:59:59Z,1")
                            + issue("ROW-5", AT + "," + AT + ",1000000000001")
                            + issue("ROW-6", AT + "," + AT + ",9223372036854775808")
                            + issue("ROW-7", AT + "," + AT + ",1.5")
                            + issue("\u3164")
                            + issue("ROW-9").replace(",r,", "," + "r".repeat(256) + ",")
                            + issue("ROW-10").replace(",T,", ",\"" + "t".repeat(501) + "\",")
                            + "ROW-11,\"a\nb\"\n"
                            + issue("ROW-12").replace("\n", ",more\n"));
            Result result = imported(issues);
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .isEqualTo(
                            "imported 1 issues, 0 comments, 0 status changes; 0 rows were there already; 11 bad rows\n");
            assertThat(result.err())
                    .contains("rows.csv, line 3: created_at must lie between 1970-01-01")
                    .contains("rows.csv, line 4: updated_at must lie between")
                    .contains("rows.csv, line 5: updated_at must")
                    .contains("rows.csv, line 6: view_count must be in 0..1000000000000")
                    .contains("rows.csv, line 7: view_count must be a whole number in range")
                    .contains("rows.csv, line 8: view_count must be a whole number")
                    .contains("rows.csv, line 9: issue key must be")
                    .contains("rows.csv, line 10: reporter must have <= 255 characters")
                    .contains("rows.csv, line 11: title must have <= 500 characters")
                    .contains("rows.csv, line 12: has 2 fields instead of 9")
                    .contains("rows.csv, line 14: has 10 fields instead of 9");
            assertStored(true, "ROW-1");
        }

        @Test
        void a_market_cell_with_a_line_break_removes_no_day() throws IOException {
            Path market = Files.createDirectories(folder.resolve("market"));
            String head = "date,close\n2024-01-02,13.2\n";
            Path vix = Files.writeString(
                    market.resolve("us_vix.csv"), head + "2024-01-03,14.0\n2024-01-04,14.1\n2024-01-05,13.4\n");
            assertThat(program.run("import", "market", market.toString()).out()).contains("4 rows new");
            Files.writeString(vix, head + "\"2024-01-03,14.0\n2024-01-04\",14.1\n2024-01-05,13.4\n");
            Result result = program.run("import", "market", market.toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .contains("0 rows new, 0 changed, 0 days removed, 2 rows were there already; 1 bad rows");
            assertThat(result.err()).contains("us_vix.csv, line 3: date has a line break in it");
        }

        @Test
        void each_phase_is_told_in_one_line_where_nobody_watches() throws IOException {
            Result result = imported(file("phases.csv", ISSUES + issue("PHASE-1")));
            assertThat(result.err().lines())
                    .hasSize(4)
                    .satisfiesExactly(
                            line -> assertThat(line).matches("Reading phases\\.csv: 1 rows, [0-9,]+ rows/s, .* s"),
                            line -> assertThat(line).startsWith("Reading none.csv: "),
                            line -> assertThat(line).startsWith("Storing: "),
                            line -> assertThat(line).startsWith("Rolling up: "));
        }
    }

    @Nested
    class The_popular_list {

        @Test
        void of_a_running_service_follows_an_import_within_seconds() throws IOException {
            String before = service.get("/api/issues/popular", token).body();
            assertThat(before).doesNotContain("POP-1");
            String now = Instant.now()
                    .minusSeconds(60)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
            Result result = imported(file("popular.csv", ISSUES + issue("POP-1", now + "," + now + ",500")));
            assertThat(result.exitCode()).as(result.err()).isZero();
            Await.until(
                    "the imported issue is in the list",
                    Duration.ofSeconds(4),
                    () -> service.get("/api/issues/popular", token).body().contains("POP-1"));
        }
    }
}
