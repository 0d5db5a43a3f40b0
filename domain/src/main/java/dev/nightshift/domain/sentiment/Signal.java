package dev.nightshift.domain.sentiment;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** How a series comes from those of the market: an expression, read by whoever computes it. */
public sealed interface Signal {

    /** The series of the market that it is made of. */
    Stream<SeriesName> inputs();

    /** Those that are read on the day. */
    default Stream<SeriesName> inputsOn(LocalDate day) {
        return inputs();
    }

    /** A series as it is. */
    record Input(SeriesName series) implements Signal {

        public Input {
            requireNonNull(series, "series");
        }

        @Override
        public Stream<SeriesName> inputs() {
            return Stream.of(series);
        }
    }

    /** One series before a day and another from that day on. */
    record Spliced(SeriesName before, SeriesName since, LocalDate day) implements Signal {

        public Spliced {
            requireNonNull(before, "before");
            requireNonNull(since, "since");
            requireNonNull(day, "day");
        }

        @Override
        public Stream<SeriesName> inputs() {
            return Stream.of(before, since);
        }

        @Override
        public Stream<SeriesName> inputsOn(LocalDate read) {
            return Stream.of(read.isBefore(day) ? before : since);
        }
    }

    /** A series whose last value stands for at most so many blank rows of its table. */
    record Carried(SeriesName series, int mostBlanks) implements Signal {

        public Carried {
            requireNonNull(series, "series");
            requireAtLeast("blanks", 0, mostBlanks);
        }

        @Override
        public Stream<SeriesName> inputs() {
            return Stream.of(series);
        }
    }

    /** The change in percent since so many rows of the series' table ago, where both rows have a value. */
    record Change(SeriesName series, int rows) implements Signal {

        public Change {
            requireNonNull(series, "series");
            requireAtLeast("rows", 1, rows);
        }

        @Override
        public Stream<SeriesName> inputs() {
            return Stream.of(series);
        }
    }

    /** A formula of several signals, on the days that all of them have. */
    record Combined(Formula formula, List<Signal> of) implements Signal {

        public Combined {
            of = List.copyOf(of);
            if (of.size() != formula.inputs()) {
                throw new IllegalArgumentException(
                        "%s takes %d signals, was given %d".formatted(formula, formula.inputs(), of.size()));
            }
        }

        @Override
        public Stream<SeriesName> inputs() {
            return of.stream().flatMap(Signal::inputs).distinct();
        }

        @Override
        public Stream<SeriesName> inputsOn(LocalDate day) {
            return of.stream().flatMap(signal -> signal.inputsOn(day)).distinct();
        }
    }

    /** A statistic over the values of a signal. */
    record Rolled(Statistic statistic, Signal of) implements Signal {

        public Rolled {
            requireNonNull(statistic, "statistic");
            requireNonNull(of, "of");
        }

        @Override
        public Stream<SeriesName> inputs() {
            return of.inputs();
        }

        @Override
        public Stream<SeriesName> inputsOn(LocalDate day) {
            return of.inputsOn(day);
        }
    }

    static Signal series(String name) {
        return new Input(SeriesName.of(name));
    }

    static Signal carried(String name, int mostBlanks) {
        return new Carried(SeriesName.of(name), mostBlanks);
    }

    default Signal rolled(Statistic statistic) {
        return new Rolled(statistic, this);
    }

    default Signal negative() {
        return new Combined(Formula.NEGATIVE, List.of(this));
    }

    default Signal minus(Signal other) {
        return new Combined(Formula.DIFFERENCE, List.of(this, other));
    }

    private static void requireAtLeast(String what, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be >= %d, was %d".formatted(what, least, value));
        }
    }
}
