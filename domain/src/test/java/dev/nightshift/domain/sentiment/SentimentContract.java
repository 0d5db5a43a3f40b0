package dev.nightshift.domain.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.MarketTables.Changes;
import dev.nightshift.domain.sentiment.migration.Checksum;
import dev.nightshift.domain.sentiment.migration.LayoutMigration;
import dev.nightshift.domain.sentiment.migration.LayoutMigration.State;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations;
import dev.nightshift.domain.sentiment.migration.LayoutMigrations.Replaced;
import dev.nightshift.domain.sentiment.migration.OlderTables;
import dev.nightshift.domain.sentiment.migration.OlderTables.OlderTable;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import dev.nightshift.domain.stats.DayRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the ports of this context promise. */
public abstract class SentimentContract {

    private static final LocalDate MONDAY = LocalDate.parse("2024-12-30");
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate FRIDAY = MONDAY.plusDays(4);
    private static final JobId ONE = JobId.firstOf(Instant.parse("2026-01-01T00:00:00Z"));
    private static final JobId TWO = JobId.firstOf(Instant.parse("2026-01-02T00:00:00Z"));

    /** Empty ones, the same throughout a test. */
    protected abstract MarketTables tables();

    protected abstract IndexDays days();

    protected abstract IndexUpkeep upkeep();

    protected abstract Findings findings();

    protected abstract Reports reports();

    protected abstract Differences differences();

    protected abstract OlderTables olderTables();

    protected abstract LayoutMigrations migrations();

    @Nested
    class Rows_of_market_tables {

        private static final MarketRow FIRST = MarketRow.of(MONDAY, Map.of("close", 12.5, "open", 12.0));
        private static final MarketRow SECOND = MarketRow.of(TUESDAY, Map.of("close", 13.0));

        @Test
        void are_kept_in_the_order_of_their_file_with_blanks_and_labels() {
            MarketRow labelled =
                    new MarketRow(FRIDAY, FRIDAY, new TreeMap<>(Map.of("value", 1e-300)), Optional.of("극단적 공포"));
            assertThat(tables().replace("us_vix", List.of(FIRST, SECOND, labelled)))
                    .isEqualTo(new Changes(3, 0, 0));
            assertThat(tables().rows("us_vix")).containsExactly(FIRST, SECOND, labelled);
            assertThat(tables().rows("us_levels")).isEmpty();
            assertThat(tables().names()).containsExactly("us_vix");
        }

        @Test
        void can_be_held_more_than_once_and_changed_then() {
            tables().hold("us_vix");
            tables().hold("us_vix");
            assertThat(tables().replace("us_vix", List.of(FIRST))).isEqualTo(new Changes(1, 0, 0));
        }

        @Test
        void may_be_wrong_in_every_way() {
            MarketRow nothing = MarketRow.of(MONDAY, Map.of("close", Double.NaN, "open", Double.POSITIVE_INFINITY));
            MarketRow swapped = new MarketRow(TUESDAY, MONDAY, new TreeMap<>(Map.of("close", -0.0)), Optional.empty());
            List<MarketRow> rows = List.of(nothing, FIRST, FIRST, SECOND, swapped, SECOND);
            tables().replace("us_vix", rows);
            assertThat(tables().rows("us_vix")).isEqualTo(rows);
        }

        @Test
        void that_come_again_change_nothing() {
            tables().replace("us_vix", List.of(FIRST, SECOND));
            assertThat(tables().replace("us_vix", List.of(FIRST, SECOND))).isEqualTo(new Changes(0, 0, 2));
            assertThat(tables().rows("us_vix")).containsExactly(FIRST, SECOND);
        }

        @Test
        void that_are_others_take_the_place_of_those_on_their_days_alone() {
            tables().replace("us_vix", List.of(FIRST, FIRST, SECOND));
            MarketRow other = MarketRow.of(MONDAY, Map.of("high", 14.0));
            assertThat(tables().replace("us_vix", List.of(other))).isEqualTo(new Changes(0, 1, 0));
            assertThat(tables().rows("us_vix")).containsExactly(other, SECOND);
        }

        @Test
        void can_be_asked_for_and_removed_by_the_days_they_stand_on() {
            tables().replace("us_vix", List.of(FIRST, FIRST, SECOND));
            assertThat(tables().rows("us_vix", Set.of(MONDAY, FRIDAY))).containsExactly(FIRST, FIRST);
            assertThat(tables().standing("us_vix", new DayRange(MONDAY, TUESDAY)))
                    .containsExactly(MONDAY, TUESDAY);
            assertThat(tables().standing("us_vix", new DayRange(TUESDAY.plusDays(1), FRIDAY)))
                    .isEmpty();
            tables().remove("us_vix", List.of(MONDAY, FRIDAY));
            assertThat(tables().rows("us_vix")).containsExactly(SECOND);
            tables().remove("us_vix", List.of());
            assertThat(tables().replace("us_vix", List.of())).isEqualTo(Changes.NONE);
        }
    }

    @Nested
    class Days_of_an_index {

        private final IndexVariant plain = IndexVariant.of(Methods.US_LEVELS);
        private final IndexVariant weighted =
                IndexVariant.of(Methods.US_LEVELS.weighted(Map.of("momentum", 2.0, "vix", 0.1)));

        private StoredDay kept(LocalDate date, double value, JobId job) {
            ComponentScore score = new ComponentScore(
                    "momentum",
                    value,
                    1.0 / 3,
                    new TreeMap<>(Map.of(SeriesName.of("us_levels.sp500"), date.minusDays(1))));
            Gap gap = new Gap("vix", Gap.Reason.TOO_SHORT, "3 of 624 values \"so far\"");
            return new StoredDay(
                    new SentimentDay(
                            date,
                            plain.method(),
                            OptionalDouble.of(value),
                            Optional.of(Rating.Scale.HALF_OPEN.of(value)),
                            List.of(score),
                            List.of(gap)),
                    job);
        }

        private StoredDay empty(LocalDate date) {
            Gap gap = new Gap(Gap.INDEX, Gap.Reason.TOO_FEW_COMPONENTS, "0 of 7");
            return new StoredDay(
                    new SentimentDay(
                            date, plain.method(), OptionalDouble.empty(), Optional.empty(), List.of(), List.of(gap)),
                    ONE);
        }

        @Test
        void come_back_as_they_were_to_the_bit_ascending_and_both_ends_included() {
            StoredDay first = kept(MONDAY, 100.0 / 7, ONE);
            StoredDay last = empty(FRIDAY);
            days().replace(plain, List.of(last, first));
            assertThat(days().in(plain, new DayRange(MONDAY, FRIDAY))).containsExactly(first, last);
            assertThat(days().in(plain, new DayRange(TUESDAY, FRIDAY.minusDays(1))))
                    .isEmpty();
            assertThat(days().in(weighted, new DayRange(MONDAY, FRIDAY))).isEmpty();
            assertThat(days().span(plain)).contains(new DayRange(MONDAY, FRIDAY));
            assertThat(days().span(weighted)).isEmpty();
        }

        @Test
        void are_latest_where_there_is_a_value() {
            assertThat(days().latest(plain)).isEmpty();
            days().replace(plain, List.of(kept(MONDAY, 40, ONE), kept(TUESDAY, 41, ONE), empty(FRIDAY)));
            assertThat(days().latest(plain)).contains(kept(TUESDAY, 41, ONE));
        }

        @Test
        void leave_what_they_were_behind_when_they_are_replaced_by_others() {
            days().replace(plain, List.of(kept(MONDAY, 40, ONE), kept(TUESDAY, 41, ONE)));
            days().replace(plain, List.of(kept(MONDAY, 50, TWO), kept(TUESDAY, 41, TWO)));
            assertThat(days().in(plain, new DayRange(MONDAY, FRIDAY)))
                    .containsExactly(kept(MONDAY, 50, TWO), kept(TUESDAY, 41, TWO));
            assertThat(days().former(plain, new DayRange(MONDAY, FRIDAY))).containsExactly(kept(MONDAY, 40, ONE));
            assertThat(days().former(plain, DayRange.of(TUESDAY))).isEmpty();
        }

        @Test
        void leave_what_they_were_behind_when_they_are_removed() {
            days().replace(plain, List.of(kept(MONDAY, 40, ONE), kept(TUESDAY, 41, ONE)));
            days().hold(plain);
            days().remove(plain, List.of(MONDAY, FRIDAY));
            days().remove(plain, List.of());
            assertThat(days().in(plain, new DayRange(MONDAY, FRIDAY))).containsExactly(kept(TUESDAY, 41, ONE));
            assertThat(days().former(plain, new DayRange(MONDAY, FRIDAY))).containsExactly(kept(MONDAY, 40, ONE));
        }

        @Test
        void stand_beside_those_of_other_weights() {
            days().replace(plain, List.of(kept(MONDAY, 40, ONE)));
            days().replace(weighted, List.of(kept(MONDAY, 45, TWO)));
            assertThat(days().in(plain, DayRange.of(MONDAY))).containsExactly(kept(MONDAY, 40, ONE));
            assertThat(days().in(weighted, DayRange.of(MONDAY))).containsExactly(kept(MONDAY, 45, TWO));
            assertThat(days().variants()).containsExactly(plain, weighted);
            assertThat(weighted.toMethod().weights().of("momentum")).isEqualTo(2.0);
        }
    }

    @Nested
    class Upkeep_of_an_index {

        @Test
        void remembers_the_last_job_of_each_method() {
            MethodVersion method = Methods.KR.version();
            assertThat(upkeep().holdLast(method)).isEmpty();
            upkeep().note(method, ONE);
            upkeep().note(method, TWO);
            assertThat(upkeep().holdLast(method)).contains(TWO);
            assertThat(upkeep().holdLast(Methods.US_LEVELS.version())).isEmpty();
        }
    }

    @Nested
    class What_jobs_have_found {

        private Placed found(long place) {
            return new Placed(
                    place, Finding.of(MONDAY, "us_vix.close", ValidationRule.JUMP, Severity.WARNING, 7.5, "so much"));
        }

        @Test
        void comes_in_pages_by_place() {
            Placed without = new Placed(
                    9,
                    new Finding(
                            TUESDAY, "us_vix", ValidationRule.GAP, Severity.NOTICE, OptionalDouble.empty(), "none"));
            findings().add(ONE, List.of(found(7), found(3)));
            findings().add(ONE, List.of(without));
            findings().add(TWO, List.of(found(1)));
            Page<Placed, Long> first = findings().of(ONE, null, 2);
            assertThat(first.items()).containsExactly(found(3), found(7));
            assertThat(findings().of(ONE, first.next(), 2).items()).containsExactly(without);
            assertThat(findings().of(ONE, 9L, 2).items()).isEmpty();
        }

        @Test
        void is_forgotten_by_the_age_of_the_job_so_many_at_once() {
            findings().add(ONE, List.of(found(1), found(2), found(3)));
            findings().add(TWO, List.of(found(1)));
            assertThat(findings().purge(ONE, 10)).isZero();
            assertThat(findings().purge(TWO, 2)).isEqualTo(2);
            assertThat(findings().of(ONE, null, 9).items()).hasSize(1);
            assertThat(findings().purge(TWO, 2)).isEqualTo(1);
            assertThat(findings().of(TWO, null, 9).items()).containsExactly(found(1));
        }

        @Test
        void may_be_not_a_number() {
            Placed odd = new Placed(
                    1, Finding.of(MONDAY, "us_vix", ValidationRule.IMPOSSIBLE_VALUE, Severity.ERROR, Double.NaN, ""));
            findings().add(ONE, List.of(odd));
            assertThat(findings().of(ONE, null, 1).items()).containsExactly(odd);
        }
    }

    @Nested
    class Files_of_jobs {

        @Test
        void are_found_by_name_and_listed_ascending() {
            ReportFile page = new ReportFile("us-levels-2024.html", "text/html", "<p>공포</p>");
            ReportFile table = new ReportFile("us-levels-2024.csv", "text/csv", "date,value\r\n");
            reports().put(ONE, List.of(page, table));
            reports().put(ONE, List.of(page));
            assertThat(reports().find(ONE, page.name())).contains(page);
            assertThat(reports().find(TWO, page.name())).isEmpty();
            assertThat(reports().names(ONE)).containsExactly(table.name(), page.name());
            assertThat(reports().names(TWO)).isEmpty();
        }

        @Test
        void are_forgotten_by_the_age_of_the_job_so_many_at_once() {
            ReportFile page = new ReportFile("us-levels-2024.html", "text/html", "");
            ReportFile table = new ReportFile("us-levels-2024.csv", "text/csv", "");
            reports().put(ONE, List.of(page, table));
            reports().put(TWO, List.of(page));
            assertThat(reports().purge(ONE, 10)).isZero();
            assertThat(reports().purge(TWO, 1)).isEqualTo(1);
            assertThat(reports().purge(TWO, 10)).isEqualTo(1);
            assertThat(reports().names(ONE)).isEmpty();
            assertThat(reports().names(TWO)).containsExactly(page.name());
        }
    }

    @Nested
    class How_far_recalculated_days_are_off {

        @Test
        void is_added_up_over_each_job_until_it_is_forgotten() {
            DifferenceSum some = new DifferenceSum(3, 2, 1.5, 1.25);
            assertThat(differences().add(ONE, some)).isEqualTo(some);
            assertThat(differences().add(TWO, DifferenceSum.ofDay())).isEqualTo(DifferenceSum.ofDay());
            assertThat(differences().add(ONE, new DifferenceSum(1, 1, 2, 2)))
                    .isEqualTo(new DifferenceSum(4, 3, 3.5, 2));
            assertThat(differences().purge(ONE, 10)).isZero();
            assertThat(differences().purge(TWO, 10)).isEqualTo(1);
            assertThat(differences().add(ONE, some)).isEqualTo(some);
        }
    }

    @Nested
    class Older_tables_and_their_migrations {

        private final OlderTable table =
                new OlderTable(List.of("날짜", "등급"), List.of(List.of("2024-12-30", ""), List.of("2024-12-30", "공포")));

        @Test
        void an_older_table_is_kept_as_texts_and_replaced_as_a_whole() {
            olderTables().put("layout_1", table);
            assertThat(olderTables().find("layout_1")).contains(table);
            OlderTable other = new OlderTable(List.of("날짜"), List.of());
            olderTables().put("layout_1", other);
            assertThat(olderTables().find("layout_1")).contains(other);
            assertThat(olderTables().find("layout_2")).isEmpty();
            assertThat(olderTables().names()).containsExactly("layout_1");
        }

        @Test
        void migrations_are_told_newest_first() {
            LayoutMigration tried = LayoutMigration.begun(ONE, "layout_1", "kr_published", State.TRYING);
            LayoutMigration applied = LayoutMigration.begun(TWO, "layout_1", "kr_published", State.APPLYING)
                    .plus(new Checksum(3, -7), new Checksum(1, 4), new Checksum(3, Long.MIN_VALUE), 2, 1);
            migrations().put(tried);
            migrations().put(applied);
            migrations().put(applied.in(State.APPLIED, ONE));
            assertThat(migrations().of("layout_1")).containsExactly(applied.in(State.APPLIED, ONE), tried);
            migrations().put(applied.in(State.CONFIRMED, ONE));
            assertThat(migrations().find(TWO).flatMap(LayoutMigration::endedBy)).contains(ONE);
            assertThat(migrations().of("layout_2")).isEmpty();
            assertThat(migrations().find(ONE)).contains(tried);
        }

        @Test
        void those_that_can_still_be_taken_back_are_found_by_what_they_change() {
            LayoutMigration applying = LayoutMigration.begun(ONE, "layout_1", "kr_published", State.APPLYING);
            LayoutMigration applied = LayoutMigration.begun(TWO, "layout_2", "kr_published", State.APPLIED);
            migrations().put(applying);
            migrations().put(applied);
            assertThat(migrations().openInto("kr_published")).containsExactly(applied, applying);
            assertThat(migrations().openInto("us_vix")).isEmpty();
            migrations().put(applied.in(State.REVERTED, TWO));
            migrations().put(applying.in(State.TRIED, ONE));
            assertThat(migrations().openInto("kr_published")).isEmpty();
        }

        @Test
        void what_was_replaced_is_remembered_as_it_was_first_until_it_is_forgotten() {
            migrations().put(LayoutMigration.begun(ONE, "layout_1", "kr_published", State.APPLYING));
            MarketRow row = new MarketRow(
                    TUESDAY, TUESDAY, new TreeMap<>(Map.of("index", 12.5, "momentum", Double.NaN)), Optional.of("공포"));
            Replaced there = new Replaced(TUESDAY, List.of(row, row), Optional.of(new Checksum(1, Long.MIN_VALUE)));
            Replaced absent = new Replaced(MONDAY, List.of(), Optional.of(new Checksum(2, -7)));
            migrations().remember(ONE, List.of(there, absent));
            migrations().remember(ONE, List.of(new Replaced(TUESDAY, List.of(), Optional.empty())));
            assertThat(migrations().remembered(ONE)).containsExactly(absent, there);
            migrations().forget(ONE);
            assertThat(migrations().remembered(ONE)).isEmpty();
        }

        @Test
        void the_days_that_were_written_are_known_until_they_are_taken_back() {
            MarketRow row = MarketRow.of(TUESDAY, Map.of("index", 12.5));
            migrations().put(LayoutMigration.begun(ONE, "layout_1", "kr_published", State.APPLYING));
            migrations().put(LayoutMigration.begun(TWO, "layout_2", "kr_published", State.APPLYING));
            migrations().remember(ONE, List.of(new Replaced(TUESDAY, List.of(row, row), Optional.of(Checksum.NONE))));
            migrations()
                    .remember(
                            TWO,
                            List.of(
                                    new Replaced(MONDAY, List.of(), Optional.empty()),
                                    new Replaced(TUESDAY, List.of(), Optional.empty())));
            assertThat(migrations().writtenDays("kr_published")).containsExactly(MONDAY, TUESDAY);
            assertThat(migrations().writtenDays("us_vix")).isEmpty();
            migrations().complete(ONE);
            assertThat(migrations().remembered(ONE))
                    .containsExactly(new Replaced(TUESDAY, List.of(), Optional.empty()));
            migrations().forget(TWO);
            assertThat(migrations().writtenDays("kr_published")).containsExactly(TUESDAY);
        }
    }
}
