package dev.nightshift.adapters.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends the handling of a request with a {@link Problem}. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null);
    }

    public ProblemException(Problem problem, @Nullable Duration retryAfter) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** 404, such as {@code notFound("issue 42")}. */
    public static ProblemException notFound(String what) {
        return new ProblemException(Problem.of(ProblemKind.NOT_FOUND, "There is no " + what + "."));
    }

    /** 422 for values that can be read and break a rule. */
    public static ProblemException invalid(FieldError... errors) {
        return invalid(List.of(errors));
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(Problem.of(ProblemKind.INVALID, sentence(errors, "breaks a rule"))
                .withErrors(errors));
    }

    /** 400 for values that cannot be read. */
    public static ProblemException unreadable(FieldError... errors) {
        return unreadable(List.of(errors));
    }

    public static ProblemException unreadable(List<FieldError> errors) {
        return new ProblemException(Problem.of(ProblemKind.UNREADABLE_VALUE, sentence(errors, "cannot be read"))
                .withErrors(errors));
    }

    /** 409 for a command that the present state does not allow. */
    public static ProblemException conflict(String code, String detail, List<String> legal) {
        return new ProblemException(
                Problem.of(ProblemKind.CONFLICT, detail).withCode(code).withLegal(legal));
    }

    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(Problem.of(ProblemKind.CONFLICT, detail).withCode(code));
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(Problem.of(ProblemKind.FORBIDDEN, detail));
    }

    /** 429, to be tried again after the given time. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(ProblemKind.TOO_MANY_REQUESTS, detail), retryAfter);
    }

    /** 503, to be tried again after the given time. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(ProblemKind.UNAVAILABLE, detail), retryAfter);
    }

    /** The problem as an answer, for a controller whose writes must stay: what is thrown is rolled back. */
    public HttpResponse<Problem> answerTo(HttpRequest<?> request) {
        return ProblemExceptionHandler.answer(request, problem, retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    private static String sentence(List<FieldError> errors, String whatIsWrong) {
        return errors.size() == 1
                ? "A value of the request %s.".formatted(whatIsWrong)
                : "%d values of the request are wrong.".formatted(errors.size());
    }
}
