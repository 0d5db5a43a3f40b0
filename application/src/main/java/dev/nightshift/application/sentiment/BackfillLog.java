package dev.nightshift.application.sentiment;

import dev.nightshift.application.sentiment.HistoricalBackfill.Computed;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.ValidationLevel;
import dev.nightshift.domain.sentiment.SentimentDay;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** What a backfill says of the days of a chunk. */
final class BackfillLog {

    private static final int MOST_DAYS_NAMED = 10;

    private BackfillLog() {}

    static void tell(List<Computed> computed, JobContext context) {
        tellGaps(computed, context);
        if (context.settings().validationLevel() != ValidationLevel.NONE) {
            tellMissed(computed, context);
        }
    }

    private static void tellGaps(List<Computed> computed, JobContext context) {
        List<SentimentDay> days =
                computed.stream().flatMap(each -> each.day().stream()).toList();
        long without = days.stream().filter(day -> day.value().isEmpty()).count();
        long partly = days.stream()
                .filter(day -> day.value().isPresent() && !day.gaps().isEmpty())
                .count();
        if (without + partly > 0) {
            context.log("%s to %s: %d days without a value, %d with components missing"
                    .formatted(days.get(0).date(), days.get(days.size() - 1).date(), without, partly));
        }
    }

    private static void tellMissed(List<Computed> computed, JobContext context) {
        List<LocalDate> missed =
                computed.stream().filter(Computed::isMissed).map(Computed::date).toList();
        if (!missed.isEmpty()) {
            String named = missed.stream()
                    .limit(MOST_DAYS_NAMED)
                    .map(LocalDate::toString)
                    .collect(Collectors.joining(", ", "", missed.size() > MOST_DAYS_NAMED ? ", …" : ""));
            context.log("no data on %d trading days: %s".formatted(missed.size(), named));
        }
    }
}
