package dev.nightshift.domain.sentiment.migration;

import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.migration.Conversion.DateForm;
import dev.nightshift.domain.sentiment.migration.Conversion.Decimal;
import dev.nightshift.domain.sentiment.migration.Conversion.Words;
import dev.nightshift.domain.sentiment.migration.TableMapping.ColumnMapping;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The layouts that the table of the published Korean index has had, and how each becomes today's. */
public final class KoreanLayouts {

    /** The columns of {@code kr_published} today. */
    public static final List<String> TODAY = List.of(
            "date",
            "momentum",
            "strength",
            "breadth",
            "put_call",
            "credit_spread",
            "volatility",
            "safe_haven",
            "index",
            "rating");

    /** Six components without options, under Korean names. */
    public static final TableMapping LAYOUT_1 = mapping(
            "layout 1", List.of("날짜", "주가_모멘텀", "주가_강도", "주가_폭", "신용스프레드", "시장_변동성", "안전자산_수요", "K_탐욕공포지수", "등급"));

    /** Seven components, with numbers of new highs and lows, and the American index of the last row. */
    public static final TableMapping LAYOUT_2 = mapping(
            "layout 2",
            List.of(
                    "날짜",
                    "주가_모멘텀",
                    "주가_강도",
                    "주가_폭",
                    "풋콜_비율",
                    "신용스프레드",
                    "시장_변동성",
                    "안전자산_수요",
                    "신고가_종목수",
                    "신저가_종목수",
                    "K_탐욕공포지수",
                    "등급",
                    "업데이트_시각",
                    "CNN_탐욕공포지수",
                    "CNN_등급"));

    private static final List<TableMapping> ALL = List.of(LAYOUT_1, LAYOUT_2);

    private KoreanLayouts() {}

    public static List<TableMapping> all() {
        return ALL;
    }

    /** The mapping of the layout that a file with this header has; empty when it is none of the known. */
    public static Optional<TableMapping> find(List<String> header) {
        return ALL.stream().filter(mapping -> mapping.reads(header)).findFirst();
    }

    private static TableMapping mapping(String name, List<String> columns) {
        Map<String, ColumnMapping> known = known();
        return new TableMapping(
                name,
                columns,
                TODAY,
                columns.stream().filter(known::containsKey).map(known::get).toList());
    }

    private static Map<String, ColumnMapping> known() {
        Map<String, ColumnMapping> known = new LinkedHashMap<>();
        add(known, "날짜", "date", new DateForm(DateForm.ISO, DateForm.ISO));
        add(known, "주가_모멘텀", "momentum", new Decimal());
        add(known, "주가_강도", "strength", new Decimal());
        add(known, "주가_폭", "breadth", new Decimal());
        add(known, "풋콜_비율", "put_call", new Decimal());
        add(known, "신용스프레드", "credit_spread", new Decimal());
        add(known, "시장_변동성", "volatility", new Decimal());
        add(known, "안전자산_수요", "safe_haven", new Decimal());
        add(known, "K_탐욕공포지수", "index", new Decimal());
        add(known, "등급", "rating", koreanRatings());
        return known;
    }

    private static void add(Map<String, ColumnMapping> known, String from, String to, Conversion conversion) {
        known.put(from, new ColumnMapping(from, to, conversion));
    }

    private static Conversion koreanRatings() {
        return new Words(Arrays.stream(Rating.values())
                .map(Rating::korean)
                .collect(Collectors.toMap(Function.identity(), Function.identity())));
    }
}
