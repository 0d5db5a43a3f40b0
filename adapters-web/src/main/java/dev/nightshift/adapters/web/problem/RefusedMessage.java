package dev.nightshift.adapters.web.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import java.util.Optional;

/** That a request is not taken, before any filter or controller is asked: nothing behind it can be told to be a request. */
public final class RefusedMessage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param detail what is wrong with it, as a sentence */
    public RefusedMessage(String detail) {
        super(detail, null, false, false);
    }

    Problem problem() {
        return Problem.of(ProblemKind.UNREADABLE_REQUEST, String.valueOf(getMessage()));
    }

    /** Whether the request could not be decoded, and is answered as such. */
    public static boolean isIn(HttpRequest<?> request) {
        return causeIn(request).isPresent();
    }

    /** Why the request could not be decoded, as Netty or this service found; empty when it could. */
    static Optional<Throwable> causeIn(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                ? Optional.ofNullable(netty.getNativeRequest().decoderResult().cause())
                : Optional.empty();
    }
}
