package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.bootstrap.endtoend.Program.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line says and how it ends, for good input and bad. */
class CommandLineIT {

    private static final String ISSUE_HEADER =
            "key,title,description,status,reporter,assignee,created_at,updated_at,view_count\n";
    private static final String COMMENT_HEADER = "issue_key,author,created_at,body\n";
    private static final String EVENT_HEADER = "issue_key,at,to_status,actor\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void assertSentence(Result result, int exitCode, String part) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
        assertThat(result.err()).contains(part).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.out()).isEmpty();
    }

    @Nested
    class Bad_usage {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        nonsense                                            | nonsense
                        stats show --from 2026-01-01                        | --to
                        stats show --from yesterday --to today              | yesterday
                        stats show --from 2026-02-30 --to 2026-03-01        | 2026-02-30
                        stats show --from 2026-01-02 --to 2026-01-01        | --from must not be after --to
                        stats aggregate --to 9999-01-01                     | must lie between
                        popular --at noon                                   | --at must be an instant
                        popular --by votes                                  | --by must be recent or activity
                        serve --port http                                   | PORT must be a whole number
                        serve --port 70000                                  | PORT must be 0 to 65535
                        import issues --issues x.csv                        | --comments
                        admin reset-password --user no/body                 | --user
                        """)
        void ends_with_2_and_a_sentence(String arguments, String sentence) {
            assertSentence(Program.in(folder.resolve("unused")).run(arguments.split(" ")), 2, sentence);
        }

        @Test
        void of_a_group_of_commands_names_them() {
            assertSentence(Program.in(folder.resolve("unused")).runBare("stats"), 2, "aggregate or show");
            assertSentence(Program.in(folder.resolve("unused")).runBare("import"), 2, "issues");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        NIGHTSHIFT_ZONE           | Mars/Olympus   | NIGHTSHIFT_ZONE must be a time zone
                        STATS_CRON_SCHEDULE       | at three       | STATS_CRON_SCHEDULE must be a cron expression
                        STATS_CRON_SCHEDULE       | 99 3 * * *     | the minute must be 0 to 59, was '99'
                        STATS_CRON_SCHEDULE       | */90 * * * *   | the minute must have a step of 1 to 60 here, was '*/90'
                        STATS_CRON_SCHEDULE       | */0 * * * *    | the minute must have a step of 1 to 60 here, was '*/0'
                        STATS_CRON_SCHEDULE       | 0 0 30 2 *     | which never fires
                        SENTIMENT_CRON_SCHEDULE   | 0 22-2 * * *   | the hour must not have a range that runs backwards
                        DATABASE_POOL_SIZE        | many           | DATABASE_POOL_SIZE must be a whole number
                        DATABASE_URL              | mysql://db     | DATABASE_URL must look like
                        JWT_SECRET                | too-short      | JWT_SECRET
                        NIGHTSHIFT_ADMIN_PASSWORD | short          | NIGHTSHIFT_ADMIN_PASSWORD
                        NIGHTSHIFT_ADMIN_PASSWORD | Password1      | it is one of the most common passwords
                        NIGHTSHIFT_ADMIN_PASSWORD | admin12345     | it must have 8 bytes besides the name of the user
                        NIGHTSHIFT_TRUSTED_PROXIES | proxy.example | neither an address nor a network
                        NIGHTSHIFT_TRUSTED_PROXIES | 0.0.0.0/0     | neither an address nor a network
                        NIGHTSHIFT_EXTENSIONS     | no/such/folder | there is no
                        """)
        void of_a_setting_ends_with_2_and_a_sentence(String name, String value, String sentence) {
            Program program = Program.in(folder.resolve("settings")).with(name, value);
            assertSentence(program.run("serve", "--port", "0"), 2, sentence);
        }

        @Test
        void of_extensions_that_others_can_write_ends_with_2_and_a_sentence() throws IOException {
            Path extensions = Files.createDirectory(folder.resolve("open-extensions"));
            Files.setPosixFilePermissions(extensions, PosixFilePermissions.fromString("rwxrwxrwx"));
            Program program = Program.in(folder.resolve("never"));
            for (String command : new String[] {"serve", "worker"}) {
                assertSentence(
                        program.run(command, "--extensions", extensions.toString()),
                        2,
                        extensions + " can be written by other users");
            }
        }
    }

    @Nested
    class A_database_that_is_not_there {

        @Test
        void is_told_in_a_sentence_without_the_password() {
            Result result = Program.in(folder.resolve("unused"))
                    .with("DATABASE_URL", "postgresql://me:geheim@127.0.0.1:1/none")
                    .run("stats", "aggregate");
            assertSentence(result, 1, "The database cannot be used");
            assertThat(result.err()).doesNotContain("geheim");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class An_import {

        private final Program program = Program.in(folder.resolve("data"));

        private Result imported(Path issues, Path comments, Path events) {
            return program.run(
                    "import",
                    "issues",
                    "--issues",
                    issues.toString(),
                    "--comments",
                    comments.toString(),
                    "--events",
                    events.toString());
        }

        @BeforeAll
        void of_a_dump_with_dirt() throws IOException {
            Path issues = file(
                    "dirty.csv",
                    ISSUE_HEADER
                            + "A-1,\"quoted, \"\"twice\"\"\",\"two\nlines\",OPEN,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,3\n"
                            + "A-2,,,CLOSED,,,2026-01-05T23:59:59.999Z,2026-01-06T00:00:00Z,0\n"
                            + "A-3,no such status,,WAITING,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,0\n"
                            + "A-4,no instant,,OPEN,mia,,yesterday,2026-01-05T10:00:00Z,0\n"
                            + "A-5,negative,,OPEN,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,-1\n"
                            + "A-1,again,,OPEN,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,0\n"
                            + "A-6,too few\n"
                            + ",no key,,OPEN,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,0\n");
            Path comments = file(
                    "dirty-comments.csv",
                    COMMENT_HEADER
                            + "A-1,mia,2026-01-04T10:00:00Z,before its issue\n"
                            + "A-1,,2026-01-05T12:00:00Z,by nobody\n"
                            + "A-2,mia,2026-01-06T12:00:00Z,\n"
                            + "A-2,mia,2026-01-06T12:00:00Z,\n"
                            + "B-1,mia,2026-01-05T12:00:00Z,of no issue\n");
            Path events = file(
                    "dirty-events.csv",
                    EVENT_HEADER + "A-2,2026-01-05T23:59:59.999Z,CLOSED,\n" + "B-1,2026-01-05T12:00:00Z,CLOSED,mia\n");

            Result result = imported(issues, comments, events);

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out())
                    .isEqualTo(
                            "imported 2 issues, 4 comments, 1 status changes; 0 rows were there already; 8 bad rows\n");
            assertThat(result.err())
                    .contains("dirty.csv, line 5: status must be one of")
                    .contains("dirty.csv, line 6: created_at must be an instant")
                    .contains("dirty.csv, line 7: view_count must be in 0..")
                    .contains("dirty.csv, line 8: key 'A-1' stands on line 2 already")
                    .contains("dirty.csv, line 9: has 2 fields")
                    .contains("dirty.csv, line 10: issue key must be 1..100 characters")
                    .contains("dirty-comments.csv, line 6: there is no issue with key 'B-1'")
                    .contains("dirty-events.csv, line 3: there is no issue with key 'B-1'")
                    .doesNotContain("\tat ");
        }

        @Test
        void is_counted_on_its_days() {
            Program there = program.with("NIGHTSHIFT_ZONE", "UTC");
            assertThat(there.run("stats", "aggregate", "--from", "2026-01-04", "--to", "2026-01-07")
                            .exitCode())
                    .isZero();
            String shown = there.run("stats", "show", "--from", "2026-01-03", "--to", "2026-01-07")
                    .out();
            assertThat(IssueData.parse(shown).stream()
                            .map(row -> row.getField("date") + " " + row.getField("createdCount")
                                    + row.getField("resolvedCount") + row.getField("commentCount"))
                            .toList())
                    .isEqualTo(Arrays.asList(
                            "2026-01-03 000", "2026-01-04 001", "2026-01-05 211", "2026-01-06 002", "2026-01-07 000"));
        }

        @Test
        void of_a_day_that_is_not_over_is_refused() {
            assertSentence(program.run("stats", "aggregate", "--to", "2100-01-01"), 2, "Only days that are over");
        }

        @Test
        void of_no_file_changes_nothing() throws IOException {
            Path events = file("none-events.csv", EVENT_HEADER);
            assertSentence(imported(folder.resolve("none.csv"), events, events), 1, "There is no file");
        }

        @Test
        void of_another_table_changes_nothing() throws IOException {
            Path comments = file("ok-comments.csv", COMMENT_HEADER);
            Path events = file("ok-events.csv", EVENT_HEADER);
            assertSentence(imported(comments, comments, events), 1, "has no column key");
        }

        @Test
        void of_an_empty_file_changes_nothing() throws IOException {
            Path empty = file("empty.csv", "");
            assertSentence(imported(empty, empty, empty), 1, "is empty");
        }

        @Test
        void of_a_file_that_is_cut_off_changes_nothing() throws IOException {
            Path whole = folder.resolve("whole.csv.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
                out.write(ISSUE_HEADER.getBytes(UTF_8));
                for (int i = 0; i < 5000; i++) {
                    out.write(("C-" + i + ",t" + (i * 7919L)
                                    + ",,OPEN,mia,,2026-02-05T10:00:00Z,2026-02-05T10:00:00Z,0\n")
                            .getBytes(UTF_8));
                }
            }
            byte[] bytes = Files.readAllBytes(whole);
            Path cut = folder.resolve("cut.csv.gz");
            Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
            Path comments = file("cut-comments.csv", COMMENT_HEADER);
            Path events = file("cut-events.csv", EVENT_HEADER);

            assertSentence(imported(cut, comments, events), 1, "cut off");
            assertThat(imported(whole, comments, events).out()).startsWith("imported 5000 issues");
        }
    }

    @Nested
    class A_backup {

        @Test
        void holds_all_that_was_there() throws IOException {
            Program old = Program.in(folder.resolve("old")).with("NIGHTSHIFT_ZONE", "UTC");
            Path issues = file(
                    "backed-up.csv",
                    ISSUE_HEADER + "A-1,ü \\ tab\t,\"\",OPEN,mia,,2026-01-05T10:00:00Z,2026-01-05T10:00:00Z,3\n");
            Path comments = file("backed-up-comments.csv", COMMENT_HEADER + "A-1,mia,2026-01-05T12:00:00Z,🙂\n");
            assertThat(old.run("import", "issues", "--issues", issues.toString(), "--comments", comments.toString())
                            .exitCode())
                    .isZero();
            old.run("stats", "aggregate", "--to", "2026-01-06");
            Path backup = folder.resolve("nightshift.backup");
            assertThat(old.run("backup", backup.toString()).exitCode()).isZero();

            Program restored = Program.in(folder.resolve("new")).with("NIGHTSHIFT_ZONE", "UTC");
            Result result = restored.run("restore", backup.toString());

            assertThat(result.exitCode()).as(result.err()).isZero();
            String[] show = {"stats", "show", "--from", "2026-01-04", "--to", "2026-01-06"};
            assertThat(restored.run(show).out()).isEqualTo(old.run(show).out()).contains(",2026-01-05,1,0,1,");
            assertSentence(restored.run("restore", backup.toString()), 1, "data");
        }
    }
}
