package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Strategy;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job types there are. */
@Controller("/api/batch/types")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class JobTypesController {

    private static final ByName<JobType<?, ?, ?>> PAGES = new ByName<>("types1", type -> "%s@%04d"
            .formatted(type.name().name(), type.name().version()));

    private final JobTypes types;

    JobTypesController(JobTypes types) {
        this.types = types;
    }

    /** List the job types, with the parameters they take. By name and version. */
    @Get
    @Paged
    HttpResponse<Listing<TypeResponse>> list(@io.swagger.v3.oas.annotations.Parameter(hidden = true) Paging paging) {
        return PAGES.answer(types.all(), paging, TypeResponse::from);
    }

    /** A kind of work. */
    @Serdeable
    @Schema(name = "JobType")
    record TypeResponse(
            @Schema(example = "NO_OP") String name,
            int version,
            @Schema(description = "What it does, as a sentence.") String about,
            @Schema(description = "Whether users may ask for jobs of it.") boolean open,
            @Schema(description = "The least role of those who may make jobs of it, or set them going.") Role leastRole,
            @Schema(description = "Its own first, then those that every type takes.")
                    List<ParameterResponse> parameters,
            @Schema(description = "How its jobs may go through their items.") List<Strategy> strategies,
            PolicyResponse policy) {

        static TypeResponse from(JobType<?, ?, ?> type) {
            return new TypeResponse(
                    type.name().name(),
                    type.name().version(),
                    type.about(),
                    type.isOpen(),
                    type.leastRole(),
                    Stream.concat(
                                    type.parameters().declared().stream()
                                            .map(parameter -> ParameterResponse.from(parameter, false)),
                                    RunSettings.PARAMETERS.declared().stream()
                                            .map(parameter -> ParameterResponse.from(parameter, true)))
                            .toList(),
                    Arrays.stream(Strategy.values())
                            .filter(strategy -> strategy != Strategy.PARALLEL || type.isSplittable())
                            .toList(),
                    PolicyResponse.from(type.policy()));
        }
    }

    /** What a job can be given. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "JobParameter")
    record ParameterResponse(
            String name,
            @Schema(example = "whole number from 1 to 1000") String kind,
            boolean required,
            @JsonProperty("default") @Schema(description = "Null when there is none.") @Nullable Object otherwise,
            String about,
            @Schema(description = "Whether every type takes it.") boolean common) {

        static ParameterResponse from(Parameter<?> parameter, boolean common) {
            return new ParameterResponse(
                    parameter.name(),
                    parameter.kind(),
                    parameter.required(),
                    plain(parameter.otherwise()),
                    parameter.about(),
                    common);
        }

        private static @Nullable Object plain(@Nullable Object value) {
            if (value == null || value instanceof Number || value instanceof Boolean) {
                return value;
            }
            return value instanceof Collection<?> values
                    ? values.stream().map(String::valueOf).toList()
                    : value.toString();
        }
    }

    /** How the jobs of a type are treated. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "JobPolicy")
    record PolicyResponse(
            @Schema(description = "How often a run is begun at most; null for the default of the service.") @Nullable
                    Integer maxAttempts,
            @Schema(description = "How many bad items a job may set aside before it fails.") long skipLimit,
            @Schema(description = "How many of its jobs may run at once; null for any number.") @Nullable
                    Integer concurrency,
            @Schema(description = "How fast its jobs may start; null for any.") @Nullable RateResponse rate,
            @Schema(description = "Of jobs that name none.") Priority priority,
            @Schema(description = "Of jobs that name none.") Strategy strategy,
            @Schema(description = "How long finished jobs are kept.", example = "P2Y") String keep) {

        static PolicyResponse from(JobPolicy policy) {
            return new PolicyResponse(
                    policy.retry().map(retry -> retry.maxAttempts()).orElse(null),
                    policy.skipLimit(),
                    policy.concurrency().isPresent() ? policy.concurrency().getAsInt() : null,
                    policy.rate()
                            .map(rate ->
                                    new RateResponse(rate.starts(), rate.per().toString()))
                            .orElse(null),
                    policy.priority(),
                    policy.strategy(),
                    policy.keep().toString());
        }
    }

    /** So many starts in a span of time. */
    @Serdeable
    @Schema(name = "JobRate")
    record RateResponse(int starts, @Schema(example = "PT1M") String per) {}
}
