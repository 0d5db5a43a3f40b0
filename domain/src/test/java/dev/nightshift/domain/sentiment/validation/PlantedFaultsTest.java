package dev.nightshift.domain.sentiment.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlantedFaultsTest {

    @Test
    void a_hundred_faults_of_all_kinds_in_real_tables_are_all_found() {
        FaultyTables faulty = FaultyTables.ofRealOnes();
        assertThat(faulty.planted()).hasSizeGreaterThanOrEqualTo(100);
        assertAllFound(faulty);
    }

    @Nested
    class In_generated_prices {

        private final List<TableRow> prices = generated();

        @Test
        void nothing_is_found_when_nothing_is_wrong() {
            assertThat(MarketTables.findings(KnownTables.find("us_vix").orElseThrow(), prices))
                    .isEmpty();
        }

        @Test
        void every_fault_is_found() {
            FaultyTables faulty = new FaultyTables();
            faulty.spoil("us_vix", prices, Map.of("close", FaultyTables.ALL_OF_A_PRICE));
            assertAllFound(faulty);
        }

        @Test
        void a_change_that_stays_is_found_once() {
            List<TableRow> rows = new ArrayList<>(prices);
            for (int i = 700; i < rows.size(); i++) {
                double doubled = 4 * rows.get(i).values().getOrDefault("close", 0.0);
                rows.set(i, new TableRow(rows.get(i).date(), Map.of("close", doubled)));
            }
            assertThat(MarketTables.findings(KnownTables.find("us_vix").orElseThrow(), rows))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.rule()).isEqualTo(ValidationRule.JUMP);
                        assertThat(finding.date()).isEqualTo(rows.get(700).date());
                    });
        }

        @Test
        void a_value_off_on_the_last_day_is_found_at_the_end() {
            List<TableRow> rows = new ArrayList<>(prices);
            LocalDate last = Fault.POINT_MOVED.plant(rows, rows.size() - 1, "close");
            assertThat(MarketTables.findings(KnownTables.find("us_vix").orElseThrow(), rows))
                    .singleElement()
                    .matches(finding -> finding.date().equals(last));
        }

        @Test
        void a_value_off_on_the_first_day_is_found_on_the_first_day() {
            List<TableRow> rows = new ArrayList<>(prices);
            LocalDate first = Fault.POINT_MOVED.plant(rows, 0, "close");
            assertThat(MarketTables.findings(KnownTables.find("us_vix").orElseThrow(), rows))
                    .extracting(Finding::date, Finding::rule)
                    .containsExactly(tuple(first, ValidationRule.JUMP));
        }

        @Test
        void so_is_a_value_off_after_a_pause() {
            List<TableRow> rows = new ArrayList<>(prices);
            rows.subList(300, 340).clear();
            LocalDate first = Fault.POINT_MOVED.plant(rows, 300, "close");
            assertThat(MarketTables.findings(KnownTables.find("us_vix").orElseThrow(), rows))
                    .filteredOn(finding -> finding.rule() == ValidationRule.JUMP)
                    .extracting(Finding::date)
                    .containsExactly(first);
        }

        private static List<TableRow> generated() {
            Random random = new Random(5);
            List<TableRow> rows = new ArrayList<>();
            double price = 20;
            DayRange years = new DayRange(LocalDate.of(2003, 1, 1), LocalDate.of(2008, 12, 31));
            for (LocalDate day :
                    TradingCalendar.of(Market.US).tradingDays(years).toList()) {
                price *= Math.exp(0.04 * random.nextGaussian() - 0.02 * Math.log(price / 20));
                rows.add(new TableRow(day, Map.of("close", price)));
            }
            return rows;
        }
    }

    private static void assertAllFound(FaultyTables faulty) {
        List<Finding> findings = new ArrayList<>();
        faulty.tables()
                .forEach((table, rows) -> findings.addAll(
                        MarketTables.findings(KnownTables.find(table).orElseThrow(), rows)));
        assertThat(faulty.planted()).allSatisfy(each -> assertThat(findings)
                .as("%s", each)
                .anyMatch(finding -> each.isFoundBy(
                        finding.date(), finding.series(), finding.rule().name())));
    }
}
