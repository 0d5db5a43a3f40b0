package dev.nightshift.adapters.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.Timer.Sample;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.time.Duration;

/**
 * How long requests take until their answer begins, by method, route and status.
 *
 * The route is the template, never the path: whoever asks for many addresses must not make many meters.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestTimes implements Ordered {

    private static final String BEGIN = "nightshift.request-begin";
    private static final String NO_ROUTE = "none";

    private final MeterRegistry registry;
    private final Timer.Builder times = Timer.builder("http.server.requests")
            .description("Time until the answer of a request begins.")
            .serviceLevelObjectives(
                    Duration.ofMillis(10),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5));

    RequestTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGIN, Timer.start(registry));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(BEGIN, Sample.class)
                .ifPresent(begun -> begun.stop(times.withRegistry(registry).withTags(tags(request, response))));
    }

    private static Tags tags(HttpRequest<?> request, HttpResponse<?> response) {
        return Tags.of(
                "method", request.getMethod().name(),
                "uri", routeOf(request),
                "status", Integer.toString(response.code()));
    }

    private static String routeOf(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(match -> ((UriRouteMatch<?, ?>) match)
                        .getRouteInfo()
                        .getUriMatchTemplate()
                        .toPathString())
                .orElse(NO_ROUTE);
    }
}
