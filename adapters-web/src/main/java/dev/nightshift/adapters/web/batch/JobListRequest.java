package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.adapters.web.request.SearchText;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.TypeName;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which jobs a list shall show, as the query of the request says. */
@Introspected
record JobListRequest(
        @QueryValue
                @Parameter(
                        description = "One of these; repeated, or with commas between.",
                        array = @ArraySchema(schema = @Schema(implementation = JobState.class)))
                @Nullable
                List<String> state,
        @QueryValue @Parameter(description = "Of this name, in any version.") @Nullable String type,
        @QueryValue @Parameter(schema = @Schema(implementation = Priority.class)) @Nullable String priority,
        @QueryValue @Nullable String owner,
        @QueryValue @Parameter(description = "Somewhere in the type, the owner, the parameters or the error.") @Nullable
                String text,
        @QueryValue
                @Parameter(
                        description = "Created at this instant or later.",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable
                String from,
        @QueryValue
                @Parameter(
                        description = "Created before this instant.",
                        schema = @Schema(type = "string", format = "date-time"))
                @Nullable
                String to) {

    static final CursorFormat<JobId> CURSOR =
            new CursorFormat<>("jobs1", id -> List.of(id.toString()), parts -> JobId.parse(String.join(",", parts))
                    .orElseThrow());

    /**
     * Which jobs are shown.
     *
     * @param given the parameters as they came: a list does not tell an empty value from none
     * @throws ProblemException if a parameter cannot be read or breaks a rule
     */
    JobFilter filter(HttpParameters given) {
        Instant createdFrom = from == null ? null : Moments.instant("from", from);
        Instant createdTo = to == null ? null : Moments.instant("to", to);
        if (createdFrom != null && createdTo != null && createdFrom.isAfter(createdTo)) {
            throw ProblemException.invalid(FieldError.of("from", "must not be after to"));
        }
        return new JobFilter(
                states(given.getAll("state")),
                typeName(),
                priority == null ? null : constant("priority", Priority.values(), priority),
                SearchText.checked("owner", owner),
                JobRequests.words(text),
                createdFrom,
                createdTo);
    }

    private static Set<JobState> states(List<String> given) {
        Set<JobState> states = EnumSet.noneOf(JobState.class);
        given.stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .forEach(name -> states.add(constant("state", JobState.values(), name)));
        return states;
    }

    private @Nullable String typeName() {
        if (type != null && (type.indexOf('@') >= 0 || TypeName.parse(type).isEmpty())) {
            throw ProblemException.invalid(
                    FieldError.of("type", "must be 1 to 60 of A-Z, 0-9 and _, a letter first, without a version"));
        }
        return type;
    }

    private static <E extends Enum<E>> E constant(String parameter, E[] known, String name) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid(FieldError.of(parameter, "must be one of " + Arrays.toString(known))));
    }
}
