package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.MarketEngine.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.KeptDay;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import dev.nightshift.domain.sentiment.migration.KoreanLayouts;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkOnMarketDataTest {

    private static final Map<String, String> YEAR = range("2024-01-01", "2024-12-31");
    private static final DayRange DAYS = new DayRange(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31"));
    private static final IndexVariant KR = IndexVariant.of(Methods.KR);

    private final MarketEngine engine = new MarketEngine().withKorea();

    private JobId backfilled() {
        return engine.run("HISTORICAL_BACKFILL", Map.of("dateRange", YEAR, "method", "kr"));
    }

    private List<KeptDay> kept() {
        return engine.sentiment.days().in(KR, DAYS);
    }

    private void assertCompleted(JobId job) {
        assertThat(engine.job(job).state()).as("%s", engine.job(job).error()).isEqualTo(JobState.COMPLETED);
    }

    @Nested
    class A_backfill {

        @Test
        void keeps_the_days_that_have_data_and_names_itself() {
            JobId job = backfilled();
            assertCompleted(job);
            assertThat(kept())
                    .hasSize(261)
                    .allMatch(day -> day.job().equals(job))
                    .allMatch(day -> day.day().value().isPresent());
        }

        @Test
        void is_the_same_in_parts_and_checked_by_the_plain_definition() {
            backfilled();
            List<KeptDay> whole = kept();
            JobId job = engine.run(
                    "HISTORICAL_BACKFILL",
                    Map.of(
                            "dateRange",
                            YEAR,
                            "method",
                            "kr",
                            "overwriteExisting",
                            true,
                            "validationLevel",
                            "COMPREHENSIVE"),
                    Strategy.PARALLEL);
            assertCompleted(job);
            assertThat(kept().stream().map(KeptDay::day))
                    .isEqualTo(whole.stream().map(KeptDay::day).toList());
        }

        @Test
        void leaves_days_that_are_there_alone() {
            JobId first = engine.run(
                    "HISTORICAL_BACKFILL", Map.of("dateRange", range("2024-03-01", "2024-03-31"), "method", "kr"));
            backfilled();
            assertThat(kept().stream().filter(day -> day.job().equals(first))).hasSize(21);
        }

        @Test
        void without_data_fails_with_a_reason() {
            JobId job = engine.run(
                    "HISTORICAL_BACKFILL", Map.of("dateRange", range("1990-01-01", "1990-12-31"), "market", "us"));
            assertThat(engine.job(job).state()).isEqualTo(JobState.FAILED);
            assertThat(engine.job(job).error()).contains("There is no data of us-levels");
        }
    }

    @Nested
    class A_recalculation {

        @Test
        void keeps_both_and_tells_how_far_they_differ() {
            backfilled();
            List<KeptDay> before = kept();
            Map<String, Long> weights = Map.of("momentum", 5L);
            JobId job =
                    engine.run("INDEX_RECALCULATION", Map.of("dateRange", YEAR, "method", "kr", "weights", weights));
            assertCompleted(job);
            IndexVariant other = IndexVariant.of(Methods.KR.weighted(Map.of("momentum", 5.0)));
            assertThat(engine.sentiment.days().in(other, DAYS)).hasSize(261);
            assertThat(kept()).isEqualTo(before);
            assertThat(engine.findings(job)).hasSize(261).allMatch(each -> each.rule() == ValidationRule.DIFFERENCE);
        }

        @Test
        void of_days_that_were_never_computed_fails() {
            JobId job = engine.run("INDEX_RECALCULATION", Map.of("dateRange", YEAR, "method", "kr"));
            assertThat(engine.job(job).error()).contains("make a HISTORICAL_BACKFILL first");
        }
    }

    @Nested
    class A_validation {

        @Test
        void finds_the_same_in_parts_and_changes_nothing() {
            backfilled();
            List<MarketRow> rows = engine.sentiment.tables().rows("kr_volumes");
            JobId whole = engine.run("DATA_VALIDATION", Map.of());
            JobId parts = engine.run("DATA_VALIDATION", Map.of(), Strategy.PARALLEL);
            assertCompleted(whole);
            assertCompleted(parts);
            assertThat(engine.findings(parts)).isEqualTo(engine.findings(whole)).isNotEmpty();
            assertThat(engine.sentiment.tables().rows("kr_volumes")).isEqualTo(rows);
        }

        @Test
        void of_a_range_tells_of_that_range_alone() {
            JobId job = engine.run("DATA_VALIDATION", Map.of("dateRange", range("2024-03-01", "2024-03-31")));
            assertThat(engine.findings(job))
                    .extracting(Finding::date)
                    .allMatch(date -> date.getMonthValue() == 3 && date.getYear() == 2024);
        }

        @Test
        void goes_on_after_the_last_year_of_the_calendar_without_its_holidays() {
            LocalDate last = TradingCalendar.of(Market.KR).covered().last();
            MarketEngine later = new MarketEngine().withKorea(last.minusYears(1), last.plusYears(1));
            later.run(
                    "HISTORICAL_BACKFILL",
                    Map.of(
                            "dateRange",
                            range(
                                    last.minusYears(1).toString(),
                                    last.plusYears(1).toString()),
                            "method",
                            "kr"));
            assertThat(later.sentiment.days().span(KR).orElseThrow().last()).isAfter(last.plusMonths(11));
            JobId job = later.run("DATA_VALIDATION", Map.of());
            assertThat(later.job(job).state()).isEqualTo(JobState.COMPLETED);
            assertThat(later.findings(job))
                    .filteredOn(
                            each -> each.rule() == ValidationRule.HOLIDAY_VALUE || each.rule() == ValidationRule.GAP)
                    .isNotEmpty()
                    .noneMatch(each -> each.date().isAfter(last));
        }
    }

    @Nested
    class Reports {

        @Test
        void are_made_of_each_month_and_are_the_same_again() {
            backfilled();
            JobId one = engine.run("BULK_REPORT", Map.of("dateRange", YEAR, "method", "kr"));
            JobId two = engine.run("BULK_REPORT", Map.of("dateRange", YEAR, "method", "kr"), Strategy.PARALLEL);
            List<String> names = engine.sentiment.reports().names(one);
            assertThat(names).hasSize(24).contains("kr-2024-01.html", "kr-2024-12.csv");
            assertThat(engine.sentiment.reports().names(two)).isEqualTo(names);
            names.forEach(name -> assertThat(engine.sentiment.reports().find(two, name))
                    .isEqualTo(engine.sentiment.reports().find(one, name)));
        }
    }

    @Nested
    class A_migration {

        private static final String SOURCE = "kr_published_layout_1";

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
        void finds_rows_that_cannot_be_read_and_is_not_applied_then() {
            imported("much");
            JobId tried = step("DRY_RUN");
            assertThat(engine.findings(tried)).singleElement().matches(each -> each.detail()
                    .startsWith("line 3: column 주가_모멘텀: must be a number"));
            assertThat(engine.job(step("APPLY")).error()).contains("found 1 rows that cannot be read");
        }
    }

    @Nested
    class Upkeep {

        @Test
        void computes_days_of_which_series_have_arrived_by_one_job_at_a_time() {
            assertThat(engine.keepIndexCurrent.keep()).isEqualTo(1);
            assertThat(engine.keepIndexCurrent.keep())
                    .as("while it is not done")
                    .isZero();
            engine.runAll();
            assertThat(kept()).hasSize(261);
            assertThat(engine.keepIndexCurrent.keep())
                    .as("when nothing is missing")
                    .isZero();
        }
    }
}
