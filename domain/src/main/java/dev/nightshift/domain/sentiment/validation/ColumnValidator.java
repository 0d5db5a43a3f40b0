package dev.nightshift.domain.sentiment.validation;

import dev.nightshift.domain.sentiment.validation.JumpRule.Scale;
import dev.nightshift.domain.sentiment.validation.Jumps.Jump;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the values of one column in the order of their days. */
final class ColumnValidator {

    private static final int MOST_GAPS_TOLD = 20;

    private final String series;
    private final ColumnRules rules;
    private final TradingDays days;
    private final List<Jumps> jumps;
    private @Nullable LocalDate last;
    private double repeated = Double.NaN;
    private int run;

    ColumnValidator(String table, ColumnRules rules, TradingDays days) {
        this.series = table + "." + rules.column();
        this.rules = rules;
        this.days = days;
        this.jumps = rules.jumps().stream().map(Jumps::new).toList();
    }

    void accept(LocalDate date, double value, Consumer<Finding> findings) {
        if (!days.mayTrade(date)) {
            tell(findings, date, ValidationRule.HOLIDAY_VALUE, Severity.ERROR, value, days.whyNot(date));
        }
        if (last != null) {
            tellGaps(last, date, findings);
        }
        last = date;
        if (rules.canBe(value)) {
            tellRun(date, value, findings);
            tellJump(jumps.stream().map(each -> each.next(date, value)), findings);
        } else {
            tell(findings, date, ValidationRule.IMPOSSIBLE_VALUE, Severity.ERROR, value, bounds());
        }
    }

    /** What is wrong with a value alone, where its day is wrong already. */
    void acceptAlone(LocalDate date, double value, Consumer<Finding> findings) {
        if (!rules.canBe(value)) {
            tell(findings, date, ValidationRule.IMPOSSIBLE_VALUE, Severity.ERROR, value, bounds());
        }
    }

    boolean mayRepeat(double value) {
        return rules.mayRepeat(value);
    }

    void tell(
            Consumer<Finding> findings,
            LocalDate date,
            ValidationRule rule,
            Severity severity,
            double value,
            String detail) {
        findings.accept(Finding.of(date, series, rule, severity, value, detail));
    }

    /** The last row of the table has gone by. */
    void finish(LocalDate lastRow, Consumer<Finding> findings) {
        tellJump(jumps.stream().map(Jumps::finish), findings);
        if (last != null && last.isBefore(lastRow)) {
            tellGaps(last, lastRow.plusDays(1), findings);
        }
    }

    private void tellGaps(LocalDate from, LocalDate to, Consumer<Finding> findings) {
        List<LocalDate> missing = days.between(from, to, rules.withBonds());
        if (missing.size() > MOST_GAPS_TOLD) {
            String detail =
                    "no value on %d trading days up to %s".formatted(missing.size(), missing.get(missing.size() - 1));
            tell(findings, missing.get(0), ValidationRule.GAP, Severity.NOTICE, missing.size(), detail);
        } else {
            missing.forEach(day -> findings.accept(new Finding(
                    day,
                    series,
                    ValidationRule.GAP,
                    Severity.WARNING,
                    OptionalDouble.empty(),
                    "no value on a trading day")));
        }
    }

    private void tellRun(LocalDate date, double value, Consumer<Finding> findings) {
        run = value == repeated ? run + 1 : 1;
        repeated = value;
        OptionalInt longest = rules.longestRun(value);
        if (longest.isPresent() && run == longest.getAsInt() + 1) {
            String detail = "the same value %d times in a row".formatted(run);
            tell(findings, date, ValidationRule.STALE_COPY, Severity.WARNING, value, detail);
        }
    }

    /** All rules take the value; what several of them find of it is told once. */
    private void tellJump(Stream<Optional<Jump>> found, Consumer<Finding> findings) {
        found.toList().stream().flatMap(Optional::stream).findFirst().ifPresent(jump -> {
            String detail = String.format(Locale.ROOT, "off by %.3g on the %s scale", jump.by(), words(jump.scale()));
            tell(findings, jump.date(), ValidationRule.JUMP, Severity.WARNING, jump.value(), detail);
        });
    }

    private static String words(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private String bounds() {
        return "must be " + (rules.whole() ? "a whole number " : "a number ") + rules.bounds();
    }
}
