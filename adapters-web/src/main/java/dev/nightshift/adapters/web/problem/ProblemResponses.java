package dev.nightshift.adapters.web.problem;

import dev.nightshift.application.StorageUnavailable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what Micronaut itself refuses as a {@link Problem}. */
@Singleton
public final class ProblemResponses implements ErrorResponseProcessor<Problem> {

    private static final String UNDECODED = "/bad-request";

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        Optional<StorageUnavailable> unavailable = context.getRootCause().flatMap(StorageUnavailable::in);
        if (unavailable.isPresent()) {
            return StorageUnavailableHandler.answer(context.getRequest(), unavailable.get());
        }
        Problem problem = problemOf(context, HttpStatus.valueOf(base.code()))
                .withInstance(context.getRequest().getPath());
        MutableHttpResponse<Problem> response = base.status(problem.status()).body(problem);
        response.contentType(Problem.MEDIA_TYPE);
        if (RefusedMessage.causeIn(context.getRequest()).isPresent()) {
            response.header(HttpHeaders.CONNECTION, "close");
        }
        return context.getRequest().getMethod() == HttpMethod.HEAD ? response.body(null) : response;
    }

    private static Problem problemOf(ErrorContext context, HttpStatus status) {
        Throwable cause = context.getRootCause().orElse(null);
        Optional<Throwable> undecoded = RefusedMessage.causeIn(context.getRequest());
        if (undecoded.isPresent() && undecoded.get() instanceof RefusedMessage refused) {
            return refused.problem();
        }
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof UnsatisfiedRouteException missing) {
            return missing(missing.getArgument());
        }
        if (cause instanceof ConversionErrorException unreadable) {
            return unreadable(unreadable.getArgument());
        }
        ProblemKind kind = cause == null && status == HttpStatus.REQUEST_ENTITY_TOO_LARGE
                ? tooLargeToDecode(context)
                : ProblemKind.of(status);
        return Problem.of(kind, sentenceFor(kind, context));
    }

    /** Netty refuses a head that is too large with the same status as a body, and gives no path when it saw no end. */
    private static ProblemKind tooLargeToDecode(ErrorContext context) {
        return context.getRequest().getPath().equals(UNDECODED)
                ? ProblemKind.ADDRESS_TOO_LONG
                : ProblemKind.HEADERS_TOO_LARGE;
    }

    private static Problem missing(Argument<?> argument) {
        return isBody(argument)
                ? Problem.of(ProblemKind.UNREADABLE_BODY, "The request has no body.")
                : ProblemException.invalid(FieldError.of(Parameters.nameOf(argument), "is required"))
                        .problem();
    }

    private static Problem unreadable(Argument<?> argument) {
        return isBody(argument)
                ? Problem.of(ProblemKind.UNREADABLE_BODY, "The body of the request is not what this address takes.")
                : ProblemException.unreadable(
                                FieldError.of(Parameters.nameOf(argument), "is not " + Parameters.formOf(argument)))
                        .problem();
    }

    private static boolean isBody(@Nullable Argument<?> argument) {
        return argument == null || argument.isAnnotationPresent(Body.class);
    }

    private static String sentenceFor(ProblemKind kind, ErrorContext context) {
        String method = context.getRequest().getMethodName();
        return switch (kind) {
            case UNAUTHENTICATED -> "This needs a valid access token.";
            case FORBIDDEN -> "Your role may not do this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "%s is not possible here.".formatted(method);
            case NOT_ACCEPTABLE -> "This cannot be answered in a media type that the request accepts.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body has a media type that this does not take.";
            case BODY_TOO_LARGE -> "The request is larger than this service takes.";
            case REQUEST_TIMEOUT -> "The request did not arrive in time.";
            case UNAVAILABLE -> "The service cannot answer right now.";
            case INTERNAL_ERROR -> "Something went wrong in the service; the request is not to blame.";
            case UNREADABLE_REQUEST -> "The request cannot be read.";
            default -> kind.title() + ".";
        };
    }
}
