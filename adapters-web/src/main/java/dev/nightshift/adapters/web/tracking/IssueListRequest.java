package dev.nightshift.adapters.web.tracking;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Moments;
import dev.nightshift.adapters.web.request.SearchText;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueId;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.TrackedIssue.Position;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which issues a list shall show, as the query of the request says. */
@Introspected
record IssueListRequest(
        @QueryValue @Parameter(schema = @Schema(implementation = IssueStatus.class)) @Nullable String status,
        @QueryValue @Nullable String reporter,
        @QueryValue @Nullable String assignee,
        @QueryValue @Parameter(description = "Words that must all begin a word of the issue.") @Nullable String text,
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

    static final CursorFormat<Position> CURSOR = new CursorFormat<>(
            "issues1",
            position -> List.of(
                    position.createdAt().toString(), Long.toString(position.id().value())),
            IssueListRequest::position);

    /** @throws ProblemException if a parameter cannot be read or breaks a rule */
    IssueFilter filter() {
        Instant createdFrom = from == null ? null : Moments.instant("from", from);
        Instant createdTo = to == null ? null : Moments.instant("to", to);
        if (createdFrom != null && createdTo != null && createdFrom.isAfter(createdTo)) {
            throw ProblemException.invalid(FieldError.of("from", "must not be after to"));
        }
        return new IssueFilter(
                status == null ? null : parsed(status),
                SearchText.checked("reporter", reporter),
                SearchText.checked("assignee", assignee),
                SearchText.checked("text", text),
                createdFrom,
                createdTo);
    }

    private static IssueStatus parsed(String status) {
        return Arrays.stream(IssueStatus.values())
                .filter(known -> known.name().equals(status))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        FieldError.of("status", "must be one of " + Arrays.toString(IssueStatus.values()))));
    }

    private static Position position(List<String> parts) {
        if (parts.size() != 2 || !Moments.isInRange(Instant.parse(parts.get(0)))) {
            throw new DateTimeException("not a position");
        }
        return new Position(Instant.parse(parts.get(0)), new IssueId(Long.parseLong(parts.get(1))));
    }
}
