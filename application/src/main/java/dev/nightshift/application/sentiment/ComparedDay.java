package dev.nightshift.application.sentiment;

import dev.nightshift.domain.sentiment.DifferenceSum;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import java.util.OptionalDouble;

/** A day of an index as it was and as it is when it is computed anew. */
record ComparedDay(IndexVariant variant, SentimentDay before, SentimentDay after) {

    DifferenceSum difference() {
        OptionalDouble by = by();
        return by.isPresent() ? DifferenceSum.ofDay(by.getAsDouble()) : DifferenceSum.ofDay();
    }

    private OptionalDouble by() {
        return before.value().isPresent() && after.value().isPresent()
                ? OptionalDouble.of(after.value().getAsDouble() - before.value().getAsDouble())
                : OptionalDouble.empty();
    }

    Finding finding() {
        String detail = "%s before, %s now".formatted(shown(before.value()), shown(after.value()));
        return new Finding(after.date(), variant.toString(), ValidationRule.DIFFERENCE, Severity.NOTICE, by(), detail);
    }

    private static String shown(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "none";
    }
}
