package dev.nightshift.application.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.application.sentiment.DataMigration.Order;
import dev.nightshift.application.sentiment.DataMigration.Step;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.migration.KoreanLayouts;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A migration of an older table into today's. */
class DataMigrationTest {

    private static final String SOURCE = "kr_published_layout_1";

    private final MarketEngine engine = new MarketEngine().withKorea();

    private void assertCompleted(JobId job) {
        assertThat(engine.job(job).state()).as("%s", engine.job(job).error()).isEqualTo(JobState.COMPLETED);
    }

    private void imported(String momentum) {
        List<String> row = List.of("2024-01-02", momentum, "2.0", "3.0", "4.0", "5.0", "6.0", "20.5", "극단적 공포");
        List<String> absent = List.of("2022-01-03", "1.5", "2.0", "3.0", "4.0", "5.0", "6.0", "20.5", "극단적 공포");
        engine.importOlderTable.takeIn(SOURCE, new OlderTable(KoreanLayouts.LAYOUT_1.from(), List.of(absent, row)));
    }

    private JobId step(String step) {
        return engine.run("DATA_MIGRATION", Map.of("source", SOURCE, "step", step, "overwriteExisting", true));
    }

    private List<MarketRow> rows() {
        return engine.sentiment.tables().rows("kr_published");
    }

    @Test
    void writes_nothing_at_first_then_all_and_goes_back() {
        imported("1.50");
        List<MarketRow> before = rows();
        assertCompleted(step("DRY_RUN"));
        assertThat(rows()).isEqualTo(before);
        assertCompleted(step("APPLY"));
        assertThat(rows()).hasSize(before.size() + 1).isNotEqualTo(before);
        assertCompleted(step("REVERT"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void is_not_applied_without_a_dry_run_and_not_taken_back_when_confirmed() {
        imported("1.50");
        assertThat(engine.job(step("APPLY")).error()).contains("There was no dry run");
        step("DRY_RUN");
        step("APPLY");
        assertThat(engine.job(step("APPLY")).error()).contains("confirm it or revert it first");
        assertCompleted(step("CONFIRM"));
        assertThat(engine.job(step("REVERT")).error()).contains("No migration of " + SOURCE + " is open");
    }

    @Test
    void that_was_interrupted_after_its_last_row_has_nothing_left_to_do() {
        imported("1.50");
        step("DRY_RUN");
        step("APPLY");
        JobId reverting = step("REVERT");
        MigrationPlan plan = new MigrationPlan(engine.sentiment.olderTables(), engine.sentiment.migrations());
        Order revert = new Order(SOURCE, Step.REVERT);
        assertThat(plan.of(revert, reverting).after("1").next()).isNull();
        assertThatThrownBy(() -> plan.of(revert, JobId.firstOf(Instant.parse("2026-02-01T00:00:00Z"))))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("No migration of " + SOURCE + " is open");
    }

    @Test
    void that_had_nothing_to_write_can_be_taken_back_and_begun_again() {
        List<String> known = List.of("2024-01-02", "1.5", "2.0", "3.0", "4.0", "5.0", "6.0", "20.5", "극단적 공포");
        engine.importOlderTable.takeIn(SOURCE, new OlderTable(KoreanLayouts.LAYOUT_1.from(), List.of(known)));
        step("DRY_RUN");
        Map<String, Object> careful = Map.of("source", SOURCE, "step", "APPLY", "overwriteExisting", false);
        List<MarketRow> before = rows();
        assertCompleted(engine.run("DATA_MIGRATION", careful));
        assertThat(rows()).isEqualTo(before);
        assertCompleted(step("REVERT"));
        assertCompleted(engine.run("DATA_MIGRATION", careful));
    }

    @Test
    void of_a_table_without_rows_is_tried_applied_and_confirmed() {
        engine.importOlderTable.takeIn(SOURCE, new OlderTable(KoreanLayouts.LAYOUT_1.from(), List.of()));
        List.of("DRY_RUN", "APPLY", "CONFIRM").forEach(step -> assertCompleted(step(step)));
    }

    @Test
    void leaves_days_that_no_later_import_removes() {
        imported("1.50");
        step("DRY_RUN");
        step("APPLY");
        List<MarketRow> applied = rows();
        engine.importMarket.takeIn("kr_published", sink -> {
            MarketRow first = applied.get(0);
            MarketRow last = applied.get(applied.size() - 1);
            sink.row(first.date().minusDays(1), first.values(), Optional.empty());
            sink.row(last.date(), last.values(), last.label());
        });
        assertThat(rows())
                .extracting(MarketRow::date)
                .containsExactly(
                        LocalDate.parse("2022-01-02"),
                        LocalDate.parse("2022-01-03"),
                        LocalDate.parse("2024-01-02"),
                        applied.get(applied.size() - 1).date());
    }

    @Test
    void finds_rows_that_cannot_be_read_and_is_not_applied_then() {
        imported("much");
        JobId tried = step("DRY_RUN");
        assertThat(engine.findings(tried)).singleElement().satisfies(found -> {
            assertThat(found.date()).isEqualTo("2024-01-02");
            assertThat(found.detail()).startsWith("row 2 of the table: column 주가_모멘텀: must be a number");
        });
        assertThat(engine.job(step("APPLY")).error()).contains("found 1 rows that cannot be read");
    }

    @Test
    void finds_a_row_whose_day_cannot_be_read_without_one() {
        engine.importOlderTable.takeIn(SOURCE, table(row("yesterday", "1.5")));
        assertThat(engine.findings(step("DRY_RUN"))).singleElement().satisfies(found -> {
            assertThat(found.date()).isEqualTo(LocalDate.EPOCH);
            assertThat(found.detail()).startsWith("row 1 of the table: column 날짜");
        });
    }

    private static List<String> row(String day, String momentum) {
        return List.of(day, momentum, "2.0", "3.0", "4.0", "5.0", "6.0", "20.5", "극단적 공포");
    }

    private static OlderTable table(List<String> row) {
        return new OlderTable(KoreanLayouts.LAYOUT_1.from(), List.of(row));
    }

    private Optional<MarketRow> rowOf(String day) {
        return rows().stream()
                .filter(row -> row.date().equals(LocalDate.parse(day)))
                .findFirst();
    }

    private void importAgain(String day, double momentum) {
        engine.importMarket.takeIn(
                "kr_published", sink -> sink.row(LocalDate.parse(day), Map.of("momentum", momentum), Optional.empty()));
    }

    @Nested
    class Of_a_table_that_has_a_day_twice {

        /** Rows come in chunks of ten: the last row is in a chunk of its own. */
        private JobId tried() {
            List<List<String>> rows = new ArrayList<>();
            rows.add(row("2022-01-03", "1.5"));
            rows.add(row("2022-01-03", "2.5"));
            for (int day = 10; day < 18; day++) {
                rows.add(row("2022-01-" + day, "1.0"));
            }
            rows.add(row("2022-01-03", "3.5"));
            engine.importOlderTable.takeIn(SOURCE, new OlderTable(KoreanLayouts.LAYOUT_1.from(), rows));
            return step("DRY_RUN");
        }

        @Test
        void takes_the_first_row_wherever_a_chunk_ends() {
            tried();
            JobId applied = step("APPLY");
            assertCompleted(applied);
            assertThat(rowOf("2022-01-03").orElseThrow().values()).containsEntry("momentum", 1.5);
            assertThat(engine.log(applied)).contains("written 9 rows").contains("left as they were 2");
        }

        @Test
        void names_the_others() {
            assertThat(engine.findings(tried()))
                    .extracting(Finding::rule, Finding::detail)
                    .containsExactly(
                            tuple(
                                    ValidationRule.DUPLICATE,
                                    "row 2 of the table: its day 2022-01-03 is that of row 1 already, which is taken"),
                            tuple(
                                    ValidationRule.DUPLICATE,
                                    "row 11 of the table: its day 2022-01-03 is that of row 1 already, which is taken"));
        }

        @Test
        void goes_back_to_what_was_there() {
            List<MarketRow> before = rows();
            tried();
            step("APPLY");
            assertCompleted(step("REVERT"));
            assertThat(rows()).isEqualTo(before);
        }
    }

    @Nested
    class After_newer_rows_were_imported_over_what_it_wrote {

        @Test
        void takes_back_its_own_rows_and_leaves_theirs() {
            imported("1.50");
            step("DRY_RUN");
            step("APPLY");
            importAgain("2024-01-02", 77);
            JobId reverted = step("REVERT");
            assertCompleted(reverted);
            assertThat(rowOf("2024-01-02").orElseThrow().values()).containsEntry("momentum", 77.0);
            assertThat(rowOf("2022-01-03")).isEmpty();
            assertThat(engine.log(reverted)).contains("days with other rows since, which stay, 1");
        }

        @Test
        void counts_none_when_all_came_back() {
            imported("1.50");
            step("DRY_RUN");
            step("APPLY");
            assertThat(engine.log(step("REVERT"))).contains("days with other rows since, which stay, 0");
        }
    }

    @Test
    void is_not_applied_while_another_one_into_the_same_table_is_open() {
        imported("1.50");
        step("DRY_RUN");
        JobId open = step("APPLY");
        String other = "kr_published_layout_1_too";
        engine.importOlderTable.takeIn(other, table(row("2024-01-02", "9.5")));
        engine.run("DATA_MIGRATION", Map.of("source", other, "step", "DRY_RUN"));
        JobId refused = engine.run("DATA_MIGRATION", Map.of("source", other, "step", "APPLY"));
        assertThat(engine.job(refused).error())
                .contains("The migration %s of %s into kr_published is APPLIED; confirm it or revert it first"
                        .formatted(open, SOURCE));
        assertCompleted(step("REVERT"));
        assertCompleted(engine.run("DATA_MIGRATION", Map.of("source", other, "step", "APPLY")));
    }
}
