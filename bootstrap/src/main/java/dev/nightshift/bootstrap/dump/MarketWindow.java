package dev.nightshift.bootstrap.dump;

import dev.nightshift.application.sentiment.ImportMarket;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on their way, each held back until the two below it are known: one whose date all of its neighbours contradict is left
 * out. Of a row that is left out without its day being known, the days between its neighbours are unreadable.
 */
final class MarketWindow {

    private final ImportMarket.RowSink sink;
    private final Problems problems;
    private final List<Line> waiting = new ArrayList<>();
    private LocalDate above = LocalDate.MIN;
    private boolean isGap;

    MarketWindow(ImportMarket.RowSink sink, Problems problems) {
        this.sink = sink;
        this.problems = problems;
    }

    void row(long number, LocalDate date, MarketCells cells) {
        waiting.add(new Line(number, date, cells, isGap));
        isGap = false;
        if (waiting.size() == 3) {
            decide(waiting.remove(0), waiting.get(0), waiting.get(1));
        }
    }

    /** A row of which nothing else is known. */
    void leaveOut(LocalDate date) {
        sink.unreadable(DayRange.of(date));
    }

    /** A row of which not even the day is known. */
    void leaveOut() {
        isGap = true;
    }

    void end() {
        waiting.forEach(this::give);
        waiting.clear();
    }

    private void decide(Line line, Line below, Line next) {
        boolean ascends = below.date().isAfter(above) && next.date().isAfter(below.date());
        if (ascends && line.date().isAfter(next.date())) {
            problems.tell(
                    line.number(),
                    "date %s is later than those of the two rows below, %s and %s; is it mistyped?"
                            .formatted(line.date(), below.date(), next.date()));
            waiting.set(0, below.afterGap());
        } else {
            give(line);
        }
    }

    private void give(Line line) {
        boolean isBetween = above.isAfter(LocalDate.MIN) && above.plusDays(1).isBefore(line.date());
        if (line.isAfterGap() && isBetween) {
            sink.unreadable(new DayRange(above.plusDays(1), line.date().minusDays(1)));
        }
        sink.row(line.date(), line.cells().values(), line.cells().label());
        above = line.date();
    }

    /** Takes what is wrong with a line. */
    @FunctionalInterface
    interface Problems {
        void tell(long line, String problem);
    }

    private record Line(long number, LocalDate date, MarketCells cells, boolean isAfterGap) {

        Line afterGap() {
            return new Line(number, date, cells, true);
        }
    }
}
