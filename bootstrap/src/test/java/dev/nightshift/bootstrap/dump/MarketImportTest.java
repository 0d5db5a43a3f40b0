package dev.nightshift.bootstrap.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.application.sentiment.ImportOlderTable;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import of three files. */
class MarketImportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final InMemorySentiment sentiment = new InMemorySentiment();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void three_files() throws IOException {
        Files.writeString(folder.resolve("kr_put_call.csv"), "date,put_call\n2024-12-30,0.5\n2024-12-31,x\n");
        Files.writeString(folder.resolve("us_vix.csv"), "date,close\n2024-12-30,18.5\n");
        Files.writeString(folder.resolve("kr_published_layout_1.csv"), "날짜,등급\n2024-12-30,공포\n");
    }

    private boolean takeIn(Transactions transactions) throws IOException {
        MarketImport marketImport = new MarketImport(
                new ImportMarket(transactions, sentiment.tables(), sentiment.migrations()),
                new ImportOlderTable(transactions, sentiment.olderTables()),
                LocalDate.parse("2026-01-15"),
                new PrintWriter(out),
                new PrintWriter(err),
                ReadingWatcher.NOBODY);
        marketImport.takeIn(MarketFiles.in(folder));
        marketImport.report();
        return marketImport.isWhole();
    }

    @Test
    void says_what_was_taken_in_and_names_bad_rows() throws IOException {
        assertThat(takeIn(new Going(3))).isTrue();
        assertThat(out)
                .hasToString(
                        "imported 3 files: 3 rows new, 0 changed, 0 days removed, 0 rows were there already; 1 bad rows%n"
                                .formatted());
        assertThat(err).hasToString("kr_put_call.csv, line 3: put_call must be a number, was 'x'%n".formatted());
    }

    @Test
    void says_of_each_file_what_came_of_it_when_the_database_goes_away() throws IOException {
        assertThat(takeIn(new Going(1))).isFalse();
        assertThat(out.toString()).startsWith("imported 1 files: 1 rows new");
        assertThat(err.toString().lines())
                .containsSubsequence(
                        "kr_put_call.csv was imported",
                        "us_vix.csv was interrupted, it is gone; nothing of it was changed",
                        "kr_published_layout_1.csv was not begun; nothing of it was changed");
        assertThat(sentiment.tables().names()).containsExactly("kr_put_call");
    }

    @Test
    void says_what_is_wrong_with_a_file_and_takes_the_others_in() throws IOException {
        Files.writeString(folder.resolve("kr_put_call.csv"), "");
        assertThat(takeIn(new Going(3))).isFalse();
        assertThat(out.toString()).startsWith("imported 2 files: ");
        assertThat(err.toString()).contains("kr_put_call.csv: it is empty").doesNotContain("us_vix.csv was imported");
    }

    @Test
    void lists_the_rows_of_a_file_without_a_good_one_and_leaves_what_was_there() throws IOException {
        takeIn(new Going(3));
        Files.writeString(folder.resolve("kr_published_layout_1.csv"), "날짜,등급\n2024-12-30\n");
        Files.writeString(folder.resolve("us_vix.csv"), "date,close\n");
        assertThat(takeIn(new Going(3))).isTrue();
        assertThat(err.toString())
                .contains("kr_published_layout_1.csv, line 2: has 1 fields instead of 2")
                .contains("kr_published_layout_1.csv has no row that can be used; nothing of it was changed")
                .contains("us_vix.csv has no row that can be used");
        assertThat(sentiment.olderTables().find("kr_published_layout_1"))
                .hasValueSatisfying(table -> assertThat(table.rows()).hasSize(1));
    }

    @Test
    void fails_when_no_file_has_a_good_row() throws IOException {
        Files.writeString(folder.resolve("kr_put_call.csv"), "date,put_call\nyesterday,1\n");
        Files.writeString(folder.resolve("us_vix.csv"), "date,close\n");
        Files.delete(folder.resolve("kr_published_layout_1.csv"));
        assertThat(takeIn(new Going(3))).isFalse();
        assertThat(err.toString())
                .contains("kr_put_call.csv, line 2: date must be a day")
                .contains("There is no row that can be used. Nothing was imported.");
    }

    @Test
    void goes_on_with_the_next_file_when_the_database_refuses_one() throws IOException {
        Transactions refusing = new Going(3) {
            private boolean isFirst = true;

            @Override
            public <T> T inOne(Supplier<T> work) {
                if (isFirst) {
                    isFirst = false;
                    throw new IllegalStateException("value out of range");
                }
                return super.inOne(work);
            }
        };
        assertThat(takeIn(refusing)).isFalse();
        assertThat(out.toString()).startsWith("imported 2 files: ");
        assertThat(err.toString()).contains("kr_put_call.csv: it could not be stored: value out of range");
    }

    /** A database that goes away after so many transactions. */
    private static class Going implements Transactions {

        private int left;

        Going(int transactions) {
            this.left = transactions;
        }

        @Override
        public <T> T inOne(Supplier<T> work) {
            if (left-- <= 0) {
                throw new StorageUnavailable("it is gone", new IOException());
            }
            return work.get();
        }

        @Override
        public void afterCommit(Runnable action) {
            action.run();
        }
    }
}
