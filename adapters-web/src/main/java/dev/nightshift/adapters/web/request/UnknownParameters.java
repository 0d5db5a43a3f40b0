package dev.nightshift.adapters.web.request;

import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.NearestName;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Refuses what nobody would read: a parameter that is mistyped must not look like one that changed nothing. */
@ServerFilter("/api/**")
final class UnknownParameters implements Ordered {

    private static final int MOST_ERRORS = 100;
    private static final int BEFORE_BODIES_ARE_READ = 10;

    private final Map<String, Set<String>> knownByRoute = new ConcurrentHashMap<>();

    /** Not before it is known that the caller may ask at all. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() - BEFORE_BODIES_ARE_READ;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .map(match -> (UriRouteMatch<?, ?>) match)
                .ifPresent(match -> check(request, match));
    }

    private void check(HttpRequest<?> request, UriRouteMatch<?, ?> match) {
        Set<String> given = request.getParameters().names();
        if (given.isEmpty()) {
            return;
        }
        Set<String> known = knownByRoute.computeIfAbsent(
                match.getRouteInfo().getHttpMethodName()
                        + match.getRouteInfo().getUriMatchTemplate().toPathString(),
                route -> QueryParameters.of(match.getArguments()));
        List<FieldError> unknown = given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .limit(MOST_ERRORS)
                .map(name -> FieldError.of(name, sentence(name, known)))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
    }

    private static String sentence(String name, Set<String> known) {
        String nearest = NearestName.of(name, known)
                .map(found -> "; did you mean %s?".formatted(found))
                .orElse("");
        String all = known.isEmpty() ? "no parameters" : String.join(", ", known);
        return "is not known here%s This address takes %s.".formatted(nearest.isEmpty() ? "." : nearest, all);
    }
}
