package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.SearchText;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Violation;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the controllers of this package read in requests alike. */
final class JobRequests {

    private static final int LEAST_TEXT_LENGTH = 3;
    private static final int MOST_ERRORS = 100;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private JobRequests() {}

    /** @throws ProblemException 400 if the text is no UUID, 404 if it is one that no job can have */
    static JobId id(String text) {
        return JobId.parse(text)
                .orElseThrow(() -> UUID_FORM.matcher(text).matches()
                        ? noSuchJob(UUID.fromString(text))
                        : ProblemException.unreadable(FieldError.of(
                                "id", "is not the id of a job such as 01890a5d-ac96-774b-bcce-b302099a8057")));
    }

    static Requester requester(Caller caller) {
        return new Requester(caller.getName(), caller.role());
    }

    static ProblemException noSuchJob(Object id) {
        return ProblemException.notFound("job %s that you may see".formatted(id));
    }

    static URI location(JobId id) {
        return URI.create("/api/batch/jobs/" + id);
    }

    /** 422 for the rules that values of a body break. */
    static ProblemException invalid(Collection<Violation> violations) {
        return ProblemException.invalid(violations.stream()
                .limit(MOST_ERRORS)
                .map(found -> FieldError.at(found.pointer(), found.message()))
                .toList());
    }

    /** @throws ProblemException 422 if anything is wrong */
    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.stream().limit(MOST_ERRORS).toList());
        }
    }

    /** A text to look for; one that is shorter is in almost every job, and nothing helps to find it. */
    static @Nullable String words(@Nullable String text) {
        if (text != null && text.strip().length() < LEAST_TEXT_LENGTH) {
            throw ProblemException.invalid(
                    FieldError.of("text", "must have at least %d characters".formatted(LEAST_TEXT_LENGTH)));
        }
        return SearchText.checked("text", text);
    }

    /** The cursor of a list in the order of numbers. */
    static CursorFormat<Long> byNumber(String list) {
        return new CursorFormat<>(list, number -> List.of(number.toString()), JobRequests::number);
    }

    private static Long number(List<String> parts) {
        long number = Long.parseLong(String.join(",", parts));
        if (number < 0) {
            throw new IllegalArgumentException("not a position");
        }
        return number;
    }
}
