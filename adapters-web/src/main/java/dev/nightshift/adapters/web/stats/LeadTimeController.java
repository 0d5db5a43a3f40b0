package dev.nightshift.adapters.web.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.application.stats.MeasureLeadTimes;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.LeadTimes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long issues take. */
@Controller("/api/stats/lead-time")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "statistics")
class LeadTimeController {

    private final MeasureLeadTimes measureLeadTimes;
    private final RequestedDays requestedDays;

    LeadTimeController(MeasureLeadTimes measureLeadTimes, RequestedDays requestedDays) {
        this.measureLeadTimes = measureLeadTimes;
        this.requestedDays = requestedDays;
    }

    @Get
    @Operation(
            summary = "Time from creation to first resolution",
            description = "Over the issues first resolved in the range; percentiles are of the nearest rank. "
                    + RequestedDays.DESCRIPTION)
    LeadTimeResponse leadTime(
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String from,
            @QueryValue @Parameter(schema = @Schema(type = "string", format = "date")) @Nullable String to) {
        DayRange range = requestedDays.of(from, to);
        return LeadTimeResponse.from(range, measureLeadTimes.measure(range));
    }

    /** The lead times of a range. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "LeadTime", description = "Percentiles are null when no issue was resolved.")
    record LeadTimeResponse(
            LocalDate from,
            LocalDate to,
            long issues,
            @Nullable Long medianSeconds,
            @Nullable Long p85Seconds,
            @Schema(description = "As an ISO 8601 duration.", example = "PT36H15M") @Nullable String median,
            @Schema(description = "As an ISO 8601 duration.", example = "PT72H") @Nullable String p85) {

        static LeadTimeResponse from(DayRange range, LeadTimes times) {
            return new LeadTimeResponse(
                    range.first(),
                    range.last(),
                    times.issues(),
                    seconds(times.median()),
                    seconds(times.p85()),
                    text(times.median()),
                    text(times.p85()));
        }

        private static @Nullable Long seconds(@Nullable Duration duration) {
            return duration == null ? null : duration.toSeconds();
        }

        private static @Nullable String text(@Nullable Duration duration) {
            return duration == null
                    ? null
                    : Duration.ofSeconds(duration.toSeconds()).toString();
        }
    }
}
