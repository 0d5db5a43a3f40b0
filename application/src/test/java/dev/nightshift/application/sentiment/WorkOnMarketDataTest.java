package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.MarketEngine.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.sentiment.Gap;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import dev.nightshift.domain.stats.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private List<StoredDay> kept() {
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
            List<StoredDay> whole = kept();
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
            assertThat(kept().stream().map(StoredDay::day))
                    .isEqualTo(whole.stream().map(StoredDay::day).toList());
        }

        @Test
        void leaves_days_that_are_there_alone() {
            JobId first = engine.run(
                    "HISTORICAL_BACKFILL", Map.of("dateRange", range("2024-03-01", "2024-03-31"), "method", "kr"));
            backfilled();
            assertThat(kept().stream().filter(day -> day.job().equals(first))).hasSize(21);
        }

        @Test
        void computes_days_anew_that_lacked_what_has_arrived_and_keeps_what_they_were() {
            backfilled();
            List<StoredDay> whole = kept();
            SentimentDay full = whole.get(100).day();
            SentimentDay early = new SentimentDay(
                    full.date(),
                    full.method(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    full.components().subList(0, 4),
                    List.of(new Gap(Gap.INDEX, Gap.Reason.TOO_FEW_COMPONENTS, "4 of 7")));
            engine.sentiment
                    .days()
                    .replace(KR, List.of(new StoredDay(early, whole.get(100).job())));
            JobId job = backfilled();
            assertThat(kept().stream().map(StoredDay::day))
                    .isEqualTo(whole.stream().map(StoredDay::day).toList());
            assertThat(kept().stream().filter(day -> day.job().equals(job)))
                    .singleElement()
                    .matches(day -> day.day().equals(full));
            assertThat(engine.sentiment.days().former(KR, DAYS))
                    .extracting(StoredDay::day)
                    .contains(early);
        }

        @Test
        void that_overwrites_lets_days_go_that_no_series_knows_any_more() {
            backfilled();
            LocalDate gone = LocalDate.parse("2024-05-08");
            List.of("kr_put_call", "kr_volumes", "kr_published")
                    .forEach(table -> engine.sentiment.tables().remove(table, List.of(gone)));
            backfilled();
            assertThat(kept()).extracting(day -> day.day().date()).contains(gone);
            JobId job = engine.run(
                    "HISTORICAL_BACKFILL",
                    Map.of("dateRange", YEAR, "method", "kr", "overwriteExisting", true, "validationLevel", "BASIC"));
            assertThat(kept()).hasSize(260).extracting(day -> day.day().date()).doesNotContain(gone);
            assertThat(engine.sentiment.days().former(KR, DAYS))
                    .extracting(day -> day.day().date())
                    .contains(gone);
            assertThat(engine.lines(job))
                    .anyMatch(line -> line.startsWith("no data on") && line.contains("2024-05-08"));
        }

        @Test
        void takes_the_first_method_that_has_a_value_in_the_range() {
            engine.importMarket.takeIn(
                    "us_vix", sink -> sink.row(LocalDate.parse("2024-05-06"), Map.of("close", 13.0), Optional.empty()));
            JobId job = engine.run("HISTORICAL_BACKFILL", Map.of("dateRange", YEAR));
            assertCompleted(job);
            assertThat(kept()).hasSize(261);
            assertThat(engine.sentiment.days().variants()).containsExactly(KR);
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
            List<StoredDay> before = kept();
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
        void tells_at_its_end_how_far_all_days_differ() {
            backfilled();
            JobId job = engine.run(
                    "INDEX_RECALCULATION",
                    Map.of("dateRange", YEAR, "method", "kr", "weights", Map.of("momentum", 5L)));
            double[] sizes = engine.findings(job).stream()
                    .mapToDouble(each -> Math.abs(each.value().orElseThrow()))
                    .toArray();
            assertThat(engine.log(job))
                    .endsWith(String.format(
                            Locale.ROOT,
                            "so far: 261 days, of which 261 have both values, that differ by %.4f on average and %.4f at most",
                            Arrays.stream(sizes).average().orElseThrow(),
                            Arrays.stream(sizes).max().orElseThrow()));
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
        void finds_kept_days_that_are_not_what_the_series_make_of_them_now() {
            backfilled();
            MarketRow before = engine.sentiment.tables().rows("kr_put_call").get(300);
            engine.sentiment
                    .tables()
                    .replace("kr_put_call", List.of(MarketRow.of(before.date(), Map.of("put_call", 9.0))));
            JobId job = engine.run("DATA_VALIDATION", Map.of("method", "kr"));
            assertThat(engine.findings(job))
                    .filteredOn(each -> each.rule() == ValidationRule.INDEX_MISMATCH)
                    .anyMatch(each -> each.date().equals(before.date())
                            && each.detail().startsWith("computed from the series as they are now it is"));
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
        void of_days_without_a_value_fail() {
            LocalDate day = DAYS.first();
            Gap gap = new Gap(Gap.INDEX, Gap.Reason.TOO_FEW_COMPONENTS, "0 of 7");
            SentimentDay empty = new SentimentDay(
                    day, KR.method(), OptionalDouble.empty(), Optional.empty(), List.of(), List.of(gap));
            engine.sentiment
                    .days()
                    .replace(KR, List.of(new StoredDay(empty, JobId.firstOf(Instant.parse("2026-01-01T00:00:00Z")))));
            JobId job = engine.run("BULK_REPORT", Map.of("dateRange", YEAR, "method", "kr"));
            assertThat(engine.job(job).error()).contains("No day of kr with a value is kept");
        }

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
    class Upkeep {

        @Test
        void keeps_no_day_before_the_first_with_a_value() {
            engine.keepIndexCurrent.keep();
            engine.runAll();
            assertThat(engine.sentiment.days().in(KR, new DayRange(LocalDate.parse("2020-01-01"), DAYS.last())))
                    .first()
                    .matches(day -> day.day().value().isPresent());
        }

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

        @Test
        void computes_days_anew_when_a_series_comes_late() {
            List<MarketRow> volumes = engine.sentiment.tables().rows("kr_volumes");
            List<LocalDate> late = volumes.stream()
                    .map(MarketRow::date)
                    .filter(day -> day.isAfter(LocalDate.parse("2024-12-20")))
                    .toList();
            engine.sentiment.tables().remove("kr_volumes", late);
            engine.keepIndexCurrent.keep();
            engine.runAll();
            assertThat(kept())
                    .hasSize(261)
                    .anyMatch(day -> day.day().components().size() < 7);
            engine.sentiment.tables().replace("kr_volumes", volumes);
            assertThat(engine.keepIndexCurrent.keep()).isEqualTo(1);
            engine.runAll();
            assertThat(kept()).allMatch(day -> day.day().components().size() == 7);
            assertThat(engine.keepIndexCurrent.keep()).isZero();
        }
    }
}
