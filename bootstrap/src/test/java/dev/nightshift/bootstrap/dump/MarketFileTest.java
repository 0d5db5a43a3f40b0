package dev.nightshift.bootstrap.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.bootstrap.dump.MarketFile.BadRow;
import dev.nightshift.domain.stats.DayRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketFileTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-01-15");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Poured poured = new Poured();

    private List<BadRow> pour(String... lines) throws IOException {
        Path path = Files.writeString(folder.resolve("us_vix.csv"), String.join("\n", lines));
        MarketFile file = new MarketFile(path, List.of("open", "close"), TODAY, ReadingWatcher.NOBODY);
        file.pourInto(poured);
        return file.badRows();
    }

    private static DayRange days(String first, String last) {
        return new DayRange(LocalDate.parse(first), LocalDate.parse(last));
    }

    @Nested
    class A_cell_that_cannot_be_read {

        @Test
        void is_told_by_its_line_and_column_and_the_others_are_kept() throws IOException {
            assertThat(pour("date,open,close", "2024-12-30,what,18.5"))
                    .containsExactly(new BadRow(2, "open must be a number, was 'what'"));
            assertThat(poured.values).containsExactly(Map.of("close", 18.5));
        }

        @Test
        void makes_one_bad_row_with_any_others_of_its_line() throws IOException {
            assertThat(pour("date,open,close", "2024-12-30,what,else", "2024-12-31,1,2"))
                    .containsExactly(
                            new BadRow(2, "open must be a number, was 'what'; close must be a number, was 'else'"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e400", "-1e400", "1e9999"})
        void because_it_is_out_of_range_is_told_so(String number) throws IOException {
            assertThat(pour("date,open,close", "2024-12-30," + number + ",18.5"))
                    .containsExactly(new BadRow(2, "open must lie between -1.8e308 and 1.8e308, was '" + number + "'"));
        }

        @Test
        void with_nothing_but_blanks_beside_it_takes_its_row_along_and_the_day_is_unreadable() throws IOException {
            assertThat(pour("date,open,close", "2024-12-30,what,", "2024-12-31,1,2"))
                    .hasSize(1);
            assertThat(poured.dates).containsExactly(LocalDate.parse("2024-12-31"));
            assertThat(poured.unreadable).containsExactly(days("2024-12-30", "2024-12-30"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "NA", "na", "N/A", "n/a", "#N/A", "null", "NULL", "-"})
    void no_value_is_written_in_many_ways(String blank) throws IOException {
        assertThat(pour("date,open,close,rating", "2024-12-30," + blank + ",-1.5," + blank))
                .isEmpty();
        assertThat(poured.values).containsExactly(Map.of("close", -1.5));
        assertThat(poured.labels).containsExactly(Optional.empty());
    }

    @Test
    void a_row_of_blanks_alone_is_a_row() throws IOException {
        assertThat(pour("date,open,close", "2024-12-30,.,")).isEmpty();
        assertThat(poured.values).containsExactly(Map.of());
    }

    @Test
    void a_label_has_at_most_a_hundred_characters() throws IOException {
        String longest = "g".repeat(100);
        List<BadRow> bad = pour(
                "date,open,close,rating",
                "2024-12-30,1,2," + longest,
                "2024-12-31,1,2," + longest + "!",
                "2025-01-02,1,2,");
        assertThat(bad).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).startsWith("rating must have at most 100 characters");
        });
        assertThat(poured.labels).containsExactly(Optional.of(longest), Optional.empty());
    }

    @Nested
    class A_row_whose_day_cannot_be_read {

        @Test
        void leaves_the_days_between_its_neighbours_unreadable() throws IOException {
            assertThat(pour("date,open,close", "2024-12-26,1,2", "2024-l2-27,1,2", "2024-12-30,1,2"))
                    .extracting(BadRow::line)
                    .containsExactly(3L);
            assertThat(poured.unreadable).containsExactly(days("2024-12-27", "2024-12-29"));
        }

        @Test
        void does_so_too_with_a_field_too_many() throws IOException {
            assertThat(pour("date,open,close", "2024-12-26,1,2", "2024-12-27,1,2,3", "2024-12-30,1,2"))
                    .containsExactly(new BadRow(3, "has 4 fields instead of 3"));
            assertThat(poured.unreadable).containsExactly(days("2024-12-27", "2024-12-29"));
        }

        @Test
        void has_nothing_to_leave_between_neighbours_that_touch() throws IOException {
            pour("date,open,close", "yesterday,1,2", "2024-12-26,1,2", "today,1,2", "2024-12-27,1,2", "tomorrow,1,2");
            assertThat(poured.dates).hasSize(2);
            assertThat(poured.unreadable).isEmpty();
        }
    }

    @Nested
    class A_cell_with_a_line_break {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2024-12-27,\"1\n\",2",
                    "2024-12-27,1,\"2\r\n\"",
                    "\"2024-12-27\r\",1,2",
                    "2024-12-27,1,2,\"a\nb\""
                })
        void makes_a_bad_row_and_leaves_its_day_unreadable(String row) throws IOException {
            assertThat(pour(
                            "date,open,close,rating",
                            "2024-12-26,1,2,",
                            row + (row.endsWith("b\"") ? "" : ","),
                            "2024-12-30,1,2,"))
                    .singleElement()
                    .satisfies(bad -> {
                        assertThat(bad.line()).isEqualTo(3);
                        assertThat(bad.reason()).contains("has a line break in it");
                    });
            assertThat(poured.dates).extracting(LocalDate::getDayOfMonth).containsExactly(26, 30);
            assertThat(poured.unreadable).contains(days("2024-12-27", "2024-12-29"));
        }

        @Test
        void that_has_swallowed_rows_leaves_all_of_their_days_unreadable() throws IOException {
            pour(
                    "date,open,close",
                    "2024-12-20,1,2",
                    "2024-12-23,\"1,2",
                    "2024-12-24,1,2",
                    "2024-12-26,1\",2",
                    "2024-12-30,1,2");
            assertThat(poured.dates).extracting(LocalDate::getDayOfMonth).containsExactly(20, 30);
            assertThat(poured.unreadable).contains(days("2024-12-21", "2024-12-29"));
        }
    }

    @Test
    void a_column_that_is_none_of_its_table_is_refused_with_the_nearest_that_is() {
        assertThatThrownBy(() -> pour("date,open,close,ratin", "2024-12-30,1,2,3"))
                .hasMessageContaining("line 1: 'ratin' is not a column of it; did you mean rating?");
    }

    @Test
    void bad_rows_beyond_a_thousand_are_counted_only() throws IOException {
        Path path = Files.writeString(
                folder.resolve("us_vix.csv"), "date,open,close\n2024-12-30,1,2\n" + "x,1,2\n".repeat(3_000));
        MarketFile file = new MarketFile(path, List.of("open", "close"), TODAY, ReadingWatcher.NOBODY);
        file.pourInto(poured);
        assertThat(file.badRows()).hasSize(1_000);
        assertThat(file.badRowCount()).isEqualTo(3_000);
    }

    @Test
    void a_row_that_is_cut_off_is_not_taken_and_its_day_is_unreadable() throws IOException {
        assertThat(pour("date,open,close", "2024-12-26,1,2", "2024-12-27,1", "2024-12-30,1,2"))
                .containsExactly(new BadRow(3, "has 2 fields instead of 3"));
        assertThat(poured.dates).hasSize(2);
        assertThat(poured.unreadable).containsExactly(days("2024-12-27", "2024-12-27"));
    }

    @Nested
    class A_row_of_a_day_to_come {

        @Test
        void is_bad_from_the_day_after_tomorrow() throws IOException {
            assertThat(pour("date,open,close", "2026-01-16,1,2", "2026-01-17,1,2"))
                    .containsExactly(new BadRow(
                            3, "date must lie between 1900-01-01 and tomorrow, 2026-01-16, was '2026-01-17'"));
            assertThat(poured.dates).containsExactly(LocalDate.parse("2026-01-16"));
        }

        @Test
        void leaves_the_days_between_its_neighbours_unreadable() throws IOException {
            pour("date,open,close", "2017-05-25,1,2", "2107-05-26,1,2", "2017-05-29,1,2");
            assertThat(poured.dates).containsExactly(LocalDate.parse("2017-05-25"), LocalDate.parse("2017-05-29"));
            assertThat(poured.unreadable).containsExactly(days("2017-05-26", "2017-05-28"));
        }
    }

    @Nested
    class A_row_later_than_the_two_below_it {

        @Test
        void is_bad_where_its_neighbours_ascend() throws IOException {
            List<BadRow> bad = pour(
                    "date,open,close",
                    "2017-05-25,1,2",
                    "2019-05-26,1,2",
                    "2017-05-29,1,2",
                    "2017-05-30,1,2",
                    "2017-05-31,1,2");
            assertThat(bad)
                    .containsExactly(new BadRow(
                            3,
                            "date 2019-05-26 is later than those of the two rows below, 2017-05-29 and 2017-05-30;"
                                    + " is it mistyped?"));
            assertThat(poured.dates).extracting(LocalDate::getDayOfMonth).containsExactly(25, 29, 30, 31);
            assertThat(poured.unreadable).containsExactly(days("2017-05-26", "2017-05-28"));
        }

        @Test
        void is_bad_as_the_first_of_its_file() throws IOException {
            assertThat(pour("date,open,close", "2019-05-26,1,2", "2017-05-29,1,2", "2017-05-30,1,2"))
                    .extracting(BadRow::line)
                    .containsExactly(2L);
            assertThat(poured.unreadable).isEmpty();
        }

        @Test
        void is_kept_where_it_is_swapped_with_its_neighbour() throws IOException {
            assertThat(pour(
                            "date,open,close",
                            "2017-05-25,1,2",
                            "2017-05-29,1,2",
                            "2017-05-26,1,2",
                            "2017-05-30,1,2",
                            "2017-06-01,1,2",
                            "2017-05-31,1,2"))
                    .isEmpty();
            assertThat(poured.dates).extracting(LocalDate::getDayOfMonth).containsExactly(25, 29, 26, 30, 1, 31);
        }

        @Test
        void is_kept_where_those_below_begin_anew() throws IOException {
            assertThat(pour(
                            "date,open,close",
                            "2017-05-25,1,2",
                            "2017-05-26,1,2",
                            "2010-05-26,1,2",
                            "2010-05-27,1,2",
                            "2010-05-28,1,2"))
                    .isEmpty();
            assertThat(poured.dates).hasSize(5);
        }
    }
}
