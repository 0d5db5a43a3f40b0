package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.application.sentiment.FindIndexSpan;
import dev.nightshift.application.sentiment.ShowLatestDay;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.stats.DayRange;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which index and which days a request asks for. */
@Singleton
final class IndexRequest {

    static final String RANGE =
            "Both days belong to the range, which has 10,000 days at most. Without to it ends on the last day that is"
                    + " kept; without from it has 30 days.";
    static final String METHOD = "us-levels, us-inputs or kr; the first that has values without it.";
    static final String WEIGHTS = "Days that were computed with other weights, such as momentum=2,vix=0.5.";

    private static final int MOST = 10_000;
    private static final int DEFAULT = 30;

    private final FindIndexSpan findIndexSpan;
    private final ShowLatestDay showLatestDay;

    IndexRequest(FindIndexSpan findIndexSpan, ShowLatestDay showLatestDay) {
        this.findIndexSpan = findIndexSpan;
        this.showLatestDay = showLatestDay;
    }

    /** @throws ProblemException 422 if the method, the version or the weights are none */
    IndexVariant variant(@Nullable String method, @Nullable String version, @Nullable String weights) {
        IndexVariant variant = method == null ? defaultVariant() : IndexVariant.of(known(method));
        Method versioned = version == null ? variant.toMethod() : versioned(variant, number(version));
        if (weights == null) {
            return IndexVariant.of(versioned);
        }
        try {
            return IndexVariant.of(versioned.weighted(IndexVariant.parsed(weights)));
        } catch (IllegalArgumentException refused) {
            throw ProblemException.invalid(FieldError.of(
                    "weights", "must be of %s, such as momentum=2,vix=0.5".formatted(versioned.componentNames())));
        }
    }

    /** The first of the methods of which a day with a value is kept; the first of all when none is. */
    private IndexVariant defaultVariant() {
        List<IndexVariant> all = Methods.all().stream().map(IndexVariant::of).toList();
        return all.stream()
                .filter(variant -> showLatestDay.show(variant).isPresent())
                .findFirst()
                .orElse(all.get(0));
    }

    private static Method known(String method) {
        return Methods.find(method)
                .orElseThrow(() -> ProblemException.invalid(FieldError.of(
                        "method",
                        "must be one of "
                                + Methods.all().stream()
                                        .map(each -> each.version().name())
                                        .toList())));
    }

    private static Method versioned(IndexVariant variant, int version) {
        return Methods.find(variant.method().name(), version)
                .orElseThrow(() -> ProblemException.invalid(FieldError.of(
                        "version", "is not one of " + variant.method().name())));
    }

    private static int number(String version) {
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException unreadable) {
            throw ProblemException.unreadable(FieldError.of("version", "is not a number"));
        }
    }

    /**
     * The days; empty when none is kept and none is asked for.
     *
     * @throws ProblemException 400 if a date cannot be read, 422 if they are no range of at most 10,000 days
     */
    Optional<DayRange> range(IndexVariant variant, @Nullable String from, @Nullable String to) {
        Optional<LocalDate> last =
                to == null ? findIndexSpan.find(variant).map(DayRange::last) : Optional.of(Moments.date("to", to));
        Optional<LocalDate> first =
                from == null ? last.map(day -> day.minusDays(DEFAULT - 1)) : Optional.of(Moments.date("from", from));
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().isAfter(last.get())) {
            if (to == null) {
                return Optional.empty();
            }
            throw ProblemException.invalid(FieldError.of("from", "must not be after to, which is " + last.get()));
        }
        DayRange range = new DayRange(first.get(), last.get());
        if (range.length() > MOST) {
            throw ProblemException.invalid(
                    FieldError.of("from", "must be at most %d days before to".formatted(MOST - 1)));
        }
        return Optional.of(range);
    }
}
