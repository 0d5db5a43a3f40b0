package dev.nightshift.adapters.web.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.application.stats.ShowDailyStats.Day;
import dev.nightshift.domain.stats.DailyIssueStats;
import dev.nightshift.domain.stats.RecordedDay;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A business day as every controller of this package answers it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "DailyStats", description = "What happened on one business day.")
record DayResponse(
        @Schema(description = "Null for today and for days never aggregated.") @Nullable Long id,
        LocalDate date,
        int createdCount,
        @Schema(description = "Issues that became RESOLVED or CLOSED on that day, each once.") int resolvedCount,
        int commentCount,
        @Schema(description = "When the day was first aggregated.") @Nullable Instant createdAt,
        @Schema(description = "When the day was last aggregated.") @Nullable Instant updatedAt,
        @Schema(description = "Whether the day is not over.") boolean provisional) {

    static DayResponse from(Day day) {
        return of(day.stats(), day.recorded(), day.provisional());
    }

    static DayResponse from(RecordedDay day) {
        return of(day.stats(), Optional.of(day), false);
    }

    private static DayResponse of(DailyIssueStats stats, Optional<RecordedDay> recorded, boolean provisional) {
        return new DayResponse(
                recorded.map(RecordedDay::id).orElse(null),
                stats.date(),
                stats.created(),
                stats.resolved(),
                stats.comments(),
                recorded.map(RecordedDay::createdAt).orElse(null),
                recorded.map(RecordedDay::updatedAt).orElse(null),
                provisional);
    }
}
