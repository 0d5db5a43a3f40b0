package dev.nightshift.application.sentiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.validation.KnownTables;
import dev.nightshift.domain.sentiment.validation.TableRules;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A table or an index that is checked; its findings are made when the first is asked for, once for a run. */
final class ValidationTarget {

    /** Weights are without number: their targets lie behind those of the tables and methods, by their checksum. */
    private static final int WEIGHTED = 1_000;

    private static final int MOST_WEIGHTED = 8_000_000;

    private final String name;
    private final long place;
    private final DayRange span;
    private final Supplier<TableFindings> finding;
    private @Nullable TableFindings found;

    private ValidationTarget(String name, long place, DayRange span, Supplier<TableFindings> finding) {
        this.name = name;
        this.place = place;
        this.span = span;
        this.finding = finding;
    }

    /** That of a table; empty when the table has no rows. */
    static Optional<ValidationTarget> of(TableRules rules, MarketTables tables) {
        List<MarketRow> rows = tables.rows(rules.table());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ValidationTarget(
                        rules.table(), placeOf(rules), span(rows), () -> TableFindings.of(rules, tables)));
    }

    /** That of an index; empty when no day of it is kept. */
    static Optional<ValidationTarget> of(IndexVariant variant, IndexDays days, ReadMarketData readMarketData) {
        return days.span(variant)
                .map(span -> new ValidationTarget(
                        variant.toString(),
                        placeOf(variant),
                        span,
                        () -> TableFindings.of(variant, days, span, readMarketData)));
    }

    private static long placeOf(TableRules rules) {
        return KnownTables.all().indexOf(rules);
    }

    private static long placeOf(IndexVariant variant) {
        if (variant.isPlain()) {
            return (long) KnownTables.all().size() + Methods.all().indexOf(variant.toMethod());
        }
        CRC32 checksum = new CRC32();
        checksum.update(variant.toString().getBytes(UTF_8));
        return WEIGHTED + checksum.getValue() % MOST_WEIGHTED;
    }

    private static DayRange span(List<MarketRow> rows) {
        LocalDate first =
                rows.stream().map(MarketRow::date).min(LocalDate::compareTo).orElseThrow();
        return new DayRange(first, rows.get(rows.size() - 1).standsOn());
    }

    String name() {
        return name;
    }

    /** A number that is its own, whatever other targets there are. */
    long place() {
        return place;
    }

    /** Its days in the range, or all without one; empty when it has none there. */
    Optional<DayRange> within(Optional<DayRange> range) {
        DayRange asked = range.orElse(span);
        LocalDate first = asked.first().isAfter(span.first()) ? asked.first() : span.first();
        LocalDate last = asked.last().isBefore(span.last()) ? asked.last() : span.last();
        return first.isAfter(last) ? Optional.empty() : Optional.of(new DayRange(first, last));
    }

    TableFindings findings() {
        if (found == null) {
            found = finding.get();
        }
        return found;
    }
}
