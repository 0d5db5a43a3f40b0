package dev.nightshift.domain.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The methods give what is expected of them on real data. */
class PublishedIndexTest {

    private static final Offset<Double> NEAR = within(1e-3);
    private static final Offset<Double> SAME = within(1e-9);

    @Nested
    class American_index_from_published_levels {

        private final SentimentIndex index = Methods.US_LEVELS.index(MarketFiles.read("us_levels", "us_vix"));

        @Test
        void equals_the_expected_index_on_every_day_and_component() {
            List<MarketFiles.Row> expected = MarketFiles.rows("expected_us_levels");
            expected.forEach(row -> assertDay(index, row, "index_decoded", NEAR));
            assertThat(expected).hasSizeGreaterThan(900);
        }

        @Test
        void is_as_near_to_the_published_index_as_the_reference() {
            double[] errors = MarketFiles.rows("us_published").stream()
                    .filter(row -> !row.date().isBefore(LocalDate.parse("2023-07-25")))
                    .filter(row -> !row.date().isAfter(LocalDate.parse("2024-12-31")))
                    .mapToDouble(row ->
                            Math.abs(index.value(row.date()).orElseThrow() - Double.parseDouble(row.text("value"))))
                    .toArray();
            double mean = Arrays.stream(errors).average().orElseThrow();
            assertThat(errors).hasSizeGreaterThan(350);
            assertThat(mean).isLessThan(0.05);
        }

        @Test
        void equals_the_plain_definition_to_the_bit() {
            assertSameAsPlain(index, MarketFiles.read("us_levels", "us_vix"));
        }
    }

    @Nested
    class American_index_from_raw_inputs {

        private final SentimentIndex index = Methods.US_INPUTS.index(MarketFiles.read("us_inputs"));

        @Test
        void equals_the_expected_index_on_every_day_and_component() {
            List<MarketFiles.Row> expected = MarketFiles.rows("expected_us_inputs");
            expected.forEach(row -> assertDay(index, row, "index", NEAR));
            assertThat(expected).hasSizeGreaterThan(2000);
        }

        @Test
        void tells_the_parts_that_are_missing() {
            SentimentDay day = index.on(LocalDate.parse("2011-01-03"));
            assertThat(day.components()).hasSize(6);
            assertThat(day.gaps()).containsExactly(new Gap("put_call", Gap.Reason.TOO_SHORT, "0 of 624 values"));
        }

        @Test
        void equals_the_plain_definition_to_the_bit() {
            assertSameAsPlain(index, MarketFiles.read("us_inputs"));
        }
    }

    @Nested
    class Korean_index {

        private final SentimentIndex index =
                Methods.KR.index(MarketFiles.read("kr_published", "kr_volumes", "kr_put_call"));

        @Test
        void equals_the_published_index_its_components_and_labels_on_every_day() {
            List<MarketFiles.Row> published = MarketFiles.rows("kr_published");
            published.forEach(row -> {
                assertDay(index, row, "index", SAME);
                assertThat(index.on(row.date()).rating().orElseThrow().korean()).isEqualTo(row.text("rating"));
            });
            assertThat(published).hasSizeGreaterThan(80);
        }

        @Test
        void equals_the_plain_definition_to_the_bit() {
            assertSameAsPlain(index, MarketFiles.read("kr_published", "kr_volumes", "kr_put_call"));
        }
    }

    private static void assertDay(
            SentimentIndex index, MarketFiles.Row row, String indexColumn, Offset<Double> offset) {
        SentimentDay day = index.on(row.date());
        index.method()
                .componentNames()
                .forEach(name -> assertValue(day.date() + " " + name, day.score(name), row.text(name), offset));
        assertValue(day.date() + " index", day.value(), row.text(indexColumn), offset);
    }

    private static void assertValue(String what, OptionalDouble value, String expected, Offset<Double> offset) {
        if (expected.isEmpty()) {
            assertThat(value).as(what).isEmpty();
        } else {
            assertThat(value.orElseThrow()).as(what).isCloseTo(Double.parseDouble(expected), offset);
        }
    }

    private static void assertSameAsPlain(SentimentIndex index, MarketData data) {
        SentimentIndex plain = PlainDefinition.index(index.method(), data);
        assertThat(index.days().map(index::on))
                .containsExactlyElementsOf(plain.days().map(plain::on).toList());
    }
}
