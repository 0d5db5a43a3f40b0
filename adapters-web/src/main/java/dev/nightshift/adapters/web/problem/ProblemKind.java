package dev.nightshift.adapters.web.problem;

import static io.micronaut.http.HttpStatus.*;

import io.micronaut.http.HttpStatus;
import java.util.Locale;

/** The kinds of problems that any endpoint may answer with. */
public enum ProblemKind {
    UNREADABLE_BODY(BAD_REQUEST, "Send valid JSON, encoded as UTF-8."),
    UNREADABLE_VALUE(BAD_REQUEST, "Correct the values named in errors."),
    UNREADABLE_REQUEST(BAD_REQUEST, "Check the address and the headers of the request."),
    UNAUTHENTICATED(
            UNAUTHORIZED, "Log in with POST /api/auth/login and send the access token as Authorization: Bearer."),
    BAD_CREDENTIALS(UNAUTHORIZED, "Check the username and the password."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Ask an administrator for a role that may do this."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Check the address; /docs lists what there is."),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Use one of the methods in the header Allow."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Accept application/json."),
    REQUEST_TIMEOUT(HttpStatus.REQUEST_TIMEOUT, "Send the whole request at once."),
    CONFLICT(HttpStatus.CONFLICT, "Read the current state and decide again."),
    PRECONDITION_FAILED(HttpStatus.PRECONDITION_FAILED, "Read the current version and its ETag, and decide again."),
    PRECONDITION_REQUIRED(HttpStatus.PRECONDITION_REQUIRED, "Send the ETag you read as If-Match."),
    BODY_TOO_LARGE(REQUEST_ENTITY_TOO_LARGE, "Send less at once."),
    ADDRESS_TOO_LONG(REQUEST_URI_TOO_LONG, "Shorten the address."),
    HEADERS_TOO_LARGE(REQUEST_HEADER_FIELDS_TOO_LARGE, "Send fewer or shorter headers."),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send Content-Type: application/json."),
    UNSUPPORTED_CONTENT_ENCODING(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, or with Content-Encoding gzip or deflate."),
    INVALID(UNPROCESSABLE_ENTITY, "Correct the values named in errors."),
    IDEMPOTENCY_KEY_REUSED(UNPROCESSABLE_ENTITY, "Use a new Idempotency-Key for a new request."),
    STILL_RUNNING(HttpStatus.CONFLICT, "Wait and send the same request again."),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Wait as long as the header Retry-After says."),
    UNAVAILABLE(SERVICE_UNAVAILABLE, "Try again after the seconds in the header Retry-After."),
    DISK_FULL(
            INSUFFICIENT_STORAGE,
            "Try again after the seconds in the header Retry-After; an operator must make space."),
    INTERNAL_ERROR(INTERNAL_SERVER_ERROR, "Try again; if it stays, report the errorId, which is also in the log.");

    private final HttpStatus status;
    private final String hint;

    ProblemKind(HttpStatus status, String hint) {
        this.status = status;
        this.hint = hint;
    }

    /** The kind that best says what the status says. */
    public static ProblemKind of(HttpStatus status) {
        if (status == BAD_REQUEST) {
            return UNREADABLE_REQUEST;
        }
        for (ProblemKind kind : values()) {
            if (kind.status == status) {
                return kind;
            }
        }
        return status.getCode() < 500 ? UNREADABLE_REQUEST : INTERNAL_ERROR;
    }

    public HttpStatus status() {
        return status;
    }

    public String hint() {
        return hint;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        String words = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        return words.replace('_', ' ');
    }
}
