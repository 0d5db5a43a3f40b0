package dev.nightshift.adapters.web.protocol;

import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import dev.nightshift.adapters.web.problem.RefusedMessage;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** Refuses requests whose address cannot be read, like any other request: those behind them are answered. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class UnreadableAddresses implements Ordered {

    /** Taken out of every request, whoever set it. */
    private static final String MARK = "Nightshift-Unreadable-Address";

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    static void mark(HttpRequest request) {
        request.headers().remove(MARK);
        try {
            new URI(request.uri());
        } catch (URISyntaxException unreadable) {
            request.setUri("/");
            request.headers().set(MARK, "true");
        }
    }

    @RequestFilter
    void check(io.micronaut.http.HttpRequest<?> request) {
        if (request.getHeaders().contains(MARK) && !RefusedMessage.isIn(request)) {
            throw new ProblemException(
                    Problem.of(ProblemKind.UNREADABLE_REQUEST, "The address of the request cannot be read."));
        }
    }
}
