package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.Rating;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.SentimentIndex;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.sentiment.calendar.TradingCalendar;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.IndexValidator;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.TableRow;
import dev.nightshift.domain.sentiment.validation.TableRules;
import dev.nightshift.domain.sentiment.validation.TableValidator;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** What is found in a table or an index as a whole, by day. */
final class TableFindings {

    private static final double SAME = 1e-9;
    private static final List<String> INDEX_COLUMNS = List.of("index", "value");

    private final NavigableMap<LocalDate, List<Finding>> byDay = new TreeMap<>();

    private TableFindings() {}

    /** Goes through the rows of a table once. */
    static TableFindings of(TableRules rules, MarketTables tables) {
        TableFindings found = new TableFindings();
        TableValidator validator = new TableValidator(rules, found::add);
        for (MarketRow row : tables.rows(rules.table())) {
            validator.accept(new TableRow(row.date(), row.values()));
            row.label().ifPresent(label -> found.checkLabel(rules, row, label));
        }
        validator.finish();
        return found;
    }

    /** Goes through the kept days of an index once, beside what the series make of them now. */
    static TableFindings of(IndexVariant variant, IndexDays days, DayRange range, ReadMarketData readMarketData) {
        TableFindings found = new TableFindings();
        Method method = variant.toMethod();
        IndexValidator validator = new IndexValidator(method, found::add);
        SentimentIndex now = method.index(readMarketData.read(method));
        Set<LocalDate> kept = new HashSet<>();
        for (StoredDay each : days.in(variant, range)) {
            SentimentDay day = each.day();
            kept.add(day.date());
            Map<String, Double> scores = new HashMap<>();
            day.components().forEach(component -> scores.put(component.name(), component.score()));
            day.value()
                    .ifPresent(value ->
                            validator.accept(day.date(), value, day.rating().map(Rating::english), scores));
            found.checkNow(variant, day, now.value(day.date()));
        }
        found.checkDays(variant, method, range, kept);
        return found;
    }

    private void checkNow(IndexVariant variant, SentimentDay kept, OptionalDouble now) {
        boolean same = now.isPresent() == kept.value().isPresent()
                && (now.isEmpty() || Math.abs(now.getAsDouble() - kept.value().getAsDouble()) <= SAME);
        if (!same) {
            String is = now.isPresent() ? Double.toString(now.getAsDouble()) : "none";
            add(new Finding(
                    kept.date(),
                    variant.method().toString(),
                    ValidationRule.INDEX_MISMATCH,
                    Severity.WARNING,
                    kept.value(),
                    "computed from the series as they are now it is " + is));
        }
    }

    List<Finding> on(LocalDate day) {
        return byDay.getOrDefault(day, List.of());
    }

    private void checkLabel(TableRules rules, MarketRow row, String label) {
        INDEX_COLUMNS.stream()
                .filter(column -> row.values().containsKey(column))
                .findFirst()
                .ifPresent(column -> checkLabel(rules, row, column, label));
    }

    private void checkLabel(TableRules rules, MarketRow row, String column, String label) {
        double value = row.values().getOrDefault(column, Double.NaN);
        Rating.Scale scale = Methods.all().stream()
                .filter(method -> method.market() == rules.market())
                .findFirst()
                .map(Method::ratings)
                .orElse(Rating.Scale.HALF_OPEN);
        if (value >= 0 && value <= 100) {
            Rating expected = scale.of(value);
            if (Rating.ofLabel(label).filter(expected::equals).isEmpty()) {
                add(new Finding(
                        row.date(),
                        rules.table() + "." + column,
                        ValidationRule.INDEX_MISMATCH,
                        Severity.ERROR,
                        OptionalDouble.of(value),
                        "is rated '%s' and is '%s'".formatted(label, expected.english())));
            }
        }
    }

    private void checkDays(IndexVariant variant, Method method, DayRange range, Set<LocalDate> kept) {
        TradingCalendar calendar = TradingCalendar.of(method.market());
        range.days()
                .filter(day -> calendar.covered().contains(day) && calendar.isTradingDay(day))
                .filter(day -> !kept.contains(day))
                .forEach(day -> add(new Finding(
                        day,
                        variant.method().toString(),
                        ValidationRule.GAP,
                        Severity.WARNING,
                        OptionalDouble.empty(),
                        "the index is not kept on this trading day")));
        kept.stream().filter(calendar.covered()::contains).sorted().forEach(day -> reasonAgainst(calendar, day)
                .ifPresent(reason -> add(new Finding(
                        day,
                        variant.method().toString(),
                        ValidationRule.HOLIDAY_VALUE,
                        Severity.WARNING,
                        OptionalDouble.empty(),
                        reason))));
    }

    private static Optional<String> reasonAgainst(TradingCalendar calendar, LocalDate day) {
        if (calendar.isTradingDay(day)) {
            return Optional.empty();
        }
        return Optional.of(calendar.holiday(day).orElse("weekend"));
    }

    private void add(Finding finding) {
        byDay.computeIfAbsent(finding.date(), any -> new ArrayList<>()).add(finding);
    }
}
