package dev.nightshift.application.sentiment;

import dev.nightshift.domain.stats.DayRange;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table or an index that is checked; its findings are made when the first is asked for, once for a run. */
final class Lane {

    private final String name;
    private final DayRange span;
    private final Supplier<TableFindings> finding;
    private @Nullable TableFindings found;

    Lane(String name, DayRange span, Supplier<TableFindings> finding) {
        this.name = name;
        this.span = span;
        this.finding = finding;
    }

    String name() {
        return name;
    }

    DayRange span() {
        return span;
    }

    TableFindings findings() {
        if (found == null) {
            found = finding.get();
        }
        return found;
    }
}
