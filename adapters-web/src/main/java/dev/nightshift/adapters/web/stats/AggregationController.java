package dev.nightshift.adapters.web.stats;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.application.stats.AggregateDailyStats;
import dev.nightshift.application.stats.AggregateDailyStats.Outcome;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.stats.DailyRuns.StaleClaim;
import dev.nightshift.domain.stats.DayRange;
import dev.nightshift.domain.stats.RecordedDay;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Aggregation on demand. */
@Controller("/api/admin/stats/daily")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "statistics")
class AggregationController {

    private final AggregateDailyStats aggregateDailyStats;

    AggregationController(AggregateDailyStats aggregateDailyStats) {
        this.aggregateDailyStats = aggregateDailyStats;
    }

    @Post("/{date}")
    @Idempotent
    @Operation(
            summary = "Aggregate a day now",
            description = "Needs ADMIN. Counts the day anew, whether it was aggregated before or not; it must be over.")
    HttpResponse<DayResponse> aggregate(
            @Parameter(schema = @Schema(type = "string", format = "date")) String date,
            @Parameter(hidden = true) Caller caller) {
        caller.requireAtLeast(Role.ADMIN);
        Outcome outcome = aggregated(DayRange.of(Moments.date("date", date)), caller);
        if (outcome instanceof Outcome.NotOver notOver) {
            throw ProblemException.invalid(FieldError.of("date", "must be before today, which is " + notOver.today()));
        }
        List<RecordedDay> days = ((Outcome.Aggregated) outcome).days();
        return HttpResponse.ok(DayResponse.from(days.get(0)));
    }

    private Outcome aggregated(DayRange day, Caller caller) {
        try {
            return aggregateDailyStats.aggregate(
                    day, "user " + caller.username().value());
        } catch (StaleClaim overtaken) {
            throw ProblemException.conflict("day-taken-over", "Somebody else aggregates this day right now.");
        }
    }
}
