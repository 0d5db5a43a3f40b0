package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.MarketRow;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.validation.TableRules;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table or an index that is checked; its findings are made when the first is asked for, once for a run. */
final class Lane {

    private final String name;
    private final DayRange span;
    private final Supplier<TableFindings> finding;
    private @Nullable TableFindings found;

    private Lane(String name, DayRange span, Supplier<TableFindings> finding) {
        this.name = name;
        this.span = span;
        this.finding = finding;
    }

    /** That of a table; empty when the table has no rows. */
    static Optional<Lane> of(TableRules rules, MarketTables tables) {
        List<MarketRow> rows = tables.rows(rules.table());
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lane(rules.table(), span(rows), () -> TableFindings.of(rules, tables)));
    }

    /** That of an index; empty when no day of it is kept. */
    static Optional<Lane> of(IndexVariant variant, IndexDays days) {
        return days.span(variant)
                .map(span -> new Lane(variant.toString(), span, () -> TableFindings.of(variant, days, span)));
    }

    private static DayRange span(List<MarketRow> rows) {
        LocalDate first =
                rows.stream().map(MarketRow::date).min(LocalDate::compareTo).orElseThrow();
        return new DayRange(first, rows.get(rows.size() - 1).standsOn());
    }

    String name() {
        return name;
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
