package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.rolling.RollingOrder;
import dev.nightshift.domain.sentiment.validation.JumpRule.Scale;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds jumps among values in the order of their days; of each it is told at the next, of the first at the third. */
final class Jumps {

    /** Where the value is, and how far it is off on the scale of the rule. */
    record Jump(LocalDate date, double value, double by, Scale scale) {}

    private static final int YEAR_OF_CHANGES = 250;
    private static final int FEW_CHANGES = 20;
    private static final int LONG_PAUSE_DAYS = 15;

    private record Point(LocalDate date, double value, double scaled) {}

    private final JumpRule rule;
    private final RollingOrder changes = new RollingOrder(YEAR_OF_CHANGES);
    private @Nullable Point first;
    private @Nullable Point before;
    private @Nullable Point last;
    private boolean lastIsStep;

    Jumps(JumpRule rule) {
        this.rule = rule;
    }

    /** What the value says of the one before it. */
    Optional<Jump> next(LocalDate date, double value) {
        Point now = new Point(date, value, rule.scale().of(value));
        Optional<Jump> found;
        if (!Double.isFinite(now.scaled()) || isAfterPause(date)) {
            found = finish();
            before = null;
            last = null;
        } else if (isSpike(now)) {
            found = jump(before, last, last);
            last = before;
        } else {
            found = lastIsStep ? ofStep(now) : Optional.empty();
            before = last;
        }
        lastIsStep = false;
        if (Double.isFinite(now.scaled())) {
            take(now);
        }
        return found;
    }

    private void take(Point now) {
        if (last == null) {
            first = now;
        } else {
            lastIsStep = change(last, now) > step();
            remember(change(last, now));
        }
        last = now;
    }

    private boolean isAfterPause(LocalDate date) {
        return last != null && last.date().plusDays(LONG_PAUSE_DAYS).isBefore(date);
    }

    /** What is left to be said of the last value. */
    Optional<Jump> finish() {
        Optional<Jump> found = lastIsStep ? jump(before, last, last) : Optional.empty();
        lastIsStep = false;
        return found;
    }

    /** The first value is the wrong one when the two after it agree with each other. */
    private Optional<Jump> ofStep(Point now) {
        boolean isOfFirst = before != null
                && last != null
                && before.equals(first)
                && change(before, now) > step()
                && change(last, now) <= change(before, last) / 2;
        return jump(before, last, isOfFirst ? before : last);
    }

    private boolean isSpike(Point now) {
        if (before == null || last == null) {
            return false;
        }
        double there = last.scaled() - before.scaled();
        double back = last.scaled() - now.scaled();
        double height = Math.min(Math.abs(there), Math.abs(back));
        return there * back > 0 && height > spike() && (!rule.betweenAlike() || change(before, now) <= height / 2);
    }

    private double spike() {
        return threshold(rule.spike(), rule.spikeMedians());
    }

    private double step() {
        return threshold(rule.step(), rule.stepMedians());
    }

    private double threshold(double floor, double medians) {
        if (medians > 0 && changes.size() >= FEW_CHANGES) {
            return Math.max(floor, medians * changes.median());
        }
        return floor > 0 ? floor : Double.POSITIVE_INFINITY;
    }

    private void remember(double change) {
        if (change > 0) {
            changes.add(change);
        }
    }

    private Optional<Jump> jump(@Nullable Point from, @Nullable Point to, @Nullable Point wrong) {
        if (from == null || to == null || wrong == null) {
            return Optional.empty();
        }
        return Optional.of(new Jump(wrong.date(), wrong.value(), change(from, to), rule.scale()));
    }

    private static double change(Point from, Point to) {
        return Math.abs(to.scaled() - from.scaled());
    }
}
