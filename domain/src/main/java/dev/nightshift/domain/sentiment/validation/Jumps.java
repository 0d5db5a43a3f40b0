package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.rolling.RollingOrder;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds jumps among values in the order of their days; of each it is told at the next. */
final class Jumps {

    /** Where the value is, and how far it is off on the scale of the rule. */
    record Jump(LocalDate date, double value, double by) {}

    private static final int YEAR_OF_CHANGES = 250;
    private static final int FEW_CHANGES = 20;
    private static final int LONG_PAUSE_DAYS = 15;
    private static final double SPIKE_MEDIANS = 8;
    private static final double STEP_MEDIANS = 12;
    private static final double SPIKE_MEDIANS_WITHOUT_FLOOR = 12;
    private static final double STEP_MEDIANS_WITHOUT_FLOOR = 20;

    private record Point(LocalDate date, double value, double scaled) {}

    private final JumpRule rule;
    private final RollingOrder changes = new RollingOrder(YEAR_OF_CHANGES);
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
            found = ofLast();
            last = before;
        } else {
            found = finish();
            before = last;
        }
        if (Double.isFinite(now.scaled())) {
            take(now);
        }
        return found;
    }

    private void take(Point now) {
        lastIsStep = last != null && change(last, now) > step();
        remember(now);
        last = now;
    }

    private boolean isAfterPause(LocalDate date) {
        return last != null && last.date().plusDays(LONG_PAUSE_DAYS).isBefore(date);
    }

    /** What is left to be said of the last value. */
    Optional<Jump> finish() {
        Optional<Jump> found = lastIsStep ? ofLast() : Optional.empty();
        lastIsStep = false;
        return found;
    }

    private boolean isSpike(Point now) {
        if (before == null || last == null) {
            return false;
        }
        double there = last.scaled() - before.scaled();
        double back = last.scaled() - now.scaled();
        double height = Math.min(Math.abs(there), Math.abs(back));
        return there * back > 0 && height > spike() && change(before, now) <= height / 2;
    }

    private double spike() {
        return threshold(rule.spike(), SPIKE_MEDIANS, SPIKE_MEDIANS_WITHOUT_FLOOR);
    }

    private double step() {
        return threshold(rule.step(), STEP_MEDIANS, STEP_MEDIANS_WITHOUT_FLOOR);
    }

    private double threshold(double floor, double medians, double mediansWithoutFloor) {
        if (changes.size() < FEW_CHANGES) {
            return floor > 0 ? floor : Double.POSITIVE_INFINITY;
        }
        return floor > 0 ? Math.max(floor, medians * changes.median()) : mediansWithoutFloor * changes.median();
    }

    private void remember(Point now) {
        if (last != null && change(last, now) > 0) {
            changes.add(change(last, now));
        }
    }

    private Optional<Jump> ofLast() {
        if (last == null || before == null) {
            return Optional.empty();
        }
        return Optional.of(new Jump(last.date(), last.value(), change(before, last)));
    }

    private static double change(Point from, Point to) {
        return Math.abs(to.scaled() - from.scaled());
    }
}
