package dev.nightshift.adapters.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type a URN made of the code
 * @param detail a plain sentence about this occurrence
 * @param instance the path that was asked for
 * @param code names the kind of problem; stays the same forever
 * @param hint what to do about it
 * @param errors the values that are wrong
 * @param legal the commands that are possible now, where the one asked for is not
 * @param errorId finds the failure in the log
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @Nullable String hint,
        @Nullable List<FieldError> errors,
        @Nullable List<String> legal,
        @Nullable String errorId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:nightshift:problem:";

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(
                TYPE_PREFIX + kind.code(),
                kind.title(),
                kind.status().getCode(),
                detail,
                null,
                kind.code(),
                kind.hint(),
                null,
                null,
                null);
    }

    public Problem withInstance(String newInstance) {
        return new Problem(type, title, status, detail, newInstance, code, hint, errors, legal, errorId);
    }

    /** The same with a code of its own, such as {@code issue-is-closed}. */
    public Problem withCode(String newCode) {
        return new Problem(
                TYPE_PREFIX + newCode, title, status, detail, instance, newCode, hint, errors, legal, errorId);
    }

    public Problem withHint(String newHint) {
        return new Problem(type, title, status, detail, instance, code, newHint, errors, legal, errorId);
    }

    public Problem withErrors(List<FieldError> newErrors) {
        return new Problem(type, title, status, detail, instance, code, hint, List.copyOf(newErrors), legal, errorId);
    }

    public Problem withLegal(List<String> newLegal) {
        return new Problem(type, title, status, detail, instance, code, hint, errors, List.copyOf(newLegal), errorId);
    }

    public Problem withErrorId(String newErrorId) {
        return new Problem(type, title, status, detail, instance, code, hint, errors, legal, newErrorId);
    }
}
