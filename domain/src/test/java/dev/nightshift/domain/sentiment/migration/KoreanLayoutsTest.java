package dev.nightshift.domain.sentiment.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.RealData;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.migration.Conversion.DateForm;
import dev.nightshift.domain.sentiment.migration.Conversion.Decimal;
import dev.nightshift.domain.sentiment.migration.Conversion.Scaled;
import dev.nightshift.domain.sentiment.migration.Conversion.Words;
import dev.nightshift.domain.sentiment.migration.TableMapping.ColumnMapping;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.IndexValidator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KoreanLayoutsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_row_of_an_older_file_becomes_a_row_of_today_and_back(int layout) {
        TableMapping mapping = KoreanLayouts.all().get(layout - 1);
        List<Map<String, String>> rows = rows(mapping, "kr_published_layout_" + layout + ".csv");
        Checksum before = Checksum.NONE;
        Checksum after = Checksum.NONE;
        for (Map<String, String> row : rows) {
            Map<String, String> kept = new HashMap<>(row);
            mapping.dropped().forEach(kept::remove);
            before = before.plus(Checksum.of(kept));
            after = after.plus(Checksum.of(mapping.inverse().apply(mapping.apply(row))));
        }
        assertThat(after).isEqualTo(before);
        assertThat(before.rows()).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void every_row_of_an_older_file_has_the_index_and_the_label_of_its_components(int layout) {
        TableMapping mapping = KoreanLayouts.all().get(layout - 1);
        List<Finding> findings = new ArrayList<>();
        IndexValidator validator = new IndexValidator(Methods.KR, findings::add);
        for (Map<String, String> old : rows(mapping, "kr_published_layout_" + layout + ".csv")) {
            Map<String, String> row = mapping.apply(old);
            Map<String, Double> scores = new HashMap<>();
            Methods.KR.componentNames().stream()
                    .filter(name -> !row.getOrDefault(name, "").isEmpty())
                    .forEach(name -> scores.put(name, Double.valueOf(row.getOrDefault(name, ""))));
            validator.accept(
                    LocalDate.parse(row.getOrDefault("date", "")),
                    Double.parseDouble(row.getOrDefault("index", "")),
                    Optional.ofNullable(row.get("rating")),
                    scores);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void a_layout_is_known_by_its_header_with_a_byte_order_mark_or_without() {
        List<String> header = new ArrayList<>(KoreanLayouts.LAYOUT_1.from());
        assertThat(KoreanLayouts.find(header)).contains(KoreanLayouts.LAYOUT_1);
        header.set(0, "\uFEFF" + header.get(0));
        assertThat(KoreanLayouts.find(header)).contains(KoreanLayouts.LAYOUT_1);
        header.remove(8);
        assertThat(KoreanLayouts.find(header)).isEmpty();
        assertThat(KoreanLayouts.find(List.of())).isEmpty();
    }

    @Test
    void what_is_dropped_is_told() {
        assertThat(KoreanLayouts.LAYOUT_1.dropped()).isEmpty();
        assertThat(KoreanLayouts.LAYOUT_2.dropped())
                .containsExactly("신고가_종목수", "신저가_종목수", "업데이트_시각", "CNN_탐욕공포지수", "CNN_등급");
    }

    @Nested
    class A_mapping_of_our_own {

        private final TableMapping mapping = new TableMapping(
                "old",
                List.of("day", "share", "note"),
                List.of("date", "percent", "rank"),
                List.of(
                        new ColumnMapping("day", "date", new DateForm("dd.MM.uuuu", DateForm.ISO)),
                        new ColumnMapping("share", "percent", new Scaled(2))));

        @Test
        void renames_rescales_and_rewrites() {
            assertThat(mapping.apply(Map.of("day", "31.12.2024", "share", "0.255", "note", "x")))
                    .isEqualTo(Map.of("date", "2024-12-31", "percent", "25.5", "rank", ""));
        }

        @Test
        void names_the_column_that_it_cannot_read() {
            assertThatThrownBy(() -> mapping.apply(Map.of("day", "2024-12-31", "share", "1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("column day")
                    .hasMessageContaining("2024-12-31");
            assertThatThrownBy(() -> mapping.apply(Map.of("day", "31.12.2024", "share", "much")))
                    .hasMessageContaining("column share");
            assertThatThrownBy(() -> mapping.apply(Map.of("share", "1"))).hasMessage("column day is missing");
        }
    }

    @Test
    void a_mapping_stays_within_its_layouts() {
        assertThatThrownBy(() -> new TableMapping(
                        "old", List.of("a"), List.of("b"), List.of(new ColumnMapping("a", "c", new Decimal()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[c]");
        assertThatThrownBy(() -> new Words(Map.of("a", "c", "b", "c"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void numbers_come_back_from_any_scale(@ForAll long unscaled, @ForAll @IntRange(min = -9, max = 9) int digits) {
        String text = new BigDecimal(BigInteger.valueOf(unscaled), 4)
                .stripTrailingZeros()
                .toPlainString();
        Conversion conversion = new Scaled(digits);
        assertThat(conversion.inverse().convert(conversion.convert(text))).isEqualTo(text);
    }

    @Test
    void a_checksum_tells_rows_apart_and_not_their_order() {
        Checksum one = Checksum.of(Map.of("a", "1", "b", "2"));
        Checksum other = Checksum.of(Map.of("a", "2", "b", "1"));
        assertThat(one).isNotEqualTo(other);
        assertThat(one.plus(other)).isEqualTo(other.plus(one)).isNotEqualTo(one.plus(one));
        assertThat(Checksum.of(Map.of("a", "1", "b", ""))).isEqualTo(Checksum.of(Map.of("a", "1")));
        assertThat(new Checksum(354, 0xF1).toString()).isEqualTo("354 rows, 00000000000000f1");
    }

    private static List<Map<String, String>> rows(TableMapping mapping, String file) {
        List<Map<String, String>> rows = new ArrayList<>();
        Csv.read(RealData.folder("market").resolve(file), row -> {
            Map<String, String> clean = new HashMap<>();
            row.forEach((column, text) -> clean.put(column.replace("\uFEFF", ""), text));
            rows.add(clean);
        });
        assertThat(mapping.from())
                .containsExactlyInAnyOrderElementsOf(rows.get(0).keySet());
        return rows;
    }
}
