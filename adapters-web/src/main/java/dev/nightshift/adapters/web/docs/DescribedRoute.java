package dev.nightshift.adapters.web.docs;

import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.security.PublicAddresses;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What follows for the description from how a route is made. */
final class DescribedRoute {

    private static final int[] OF_ALL = {400, 403, 406, 415, 500, 503};

    private final UriRouteInfo<?, ?> route;
    private final String path;

    DescribedRoute(UriRouteInfo<?, ?> route) {
        this.route = route;
        this.path = route.getUriMatchTemplate().toPathString();
    }

    String path() {
        return path;
    }

    HttpMethod method() {
        return route.getHttpMethod();
    }

    /** Such as {@code getBatchJobsById}: unique, and nothing but the address and the method. */
    String operationId() {
        StringBuilder id = new StringBuilder(method().name().toLowerCase(Locale.ROOT));
        for (String part : path.replaceFirst("^/api", "").split("[/.-]", -1)) {
            if (part.startsWith("{")) {
                id.append("By").append(capitalized(part.substring(1, part.length() - 1)));
            } else {
                id.append(capitalized(part));
            }
        }
        return id.toString();
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    boolean isPublic() {
        return PublicAddresses.include(path);
    }

    boolean isPublicForThisMachine() {
        return PublicAddresses.includeForThisMachine(path);
    }

    boolean takesIdempotencyKey() {
        return route.getTargetMethod().hasStereotype(Repeatable.class);
    }

    /** The errors that it may be answered with, besides those of connections. */
    NavigableSet<Integer> errors() {
        NavigableSet<Integer> errors = new TreeSet<>();
        Arrays.stream(OF_ALL).forEach(errors::add);
        if (!isPublic()) {
            errors.add(401);
        }
        if (path.startsWith("/api/")) {
            errors.add(422);
        }
        if (path.contains("{")) {
            errors.add(404);
        }
        if (method() != HttpMethod.GET) {
            errors.add(413);
            errors.add(415);
        }
        if (takesIdempotencyKey() || (method() != HttpMethod.GET && !isPublic())) {
            errors.add(409);
        }
        route.getTargetMethod().findAnnotation(Refuses.class).ifPresent(declared -> Arrays.stream(
                        declared.intValues(AnnotationMetadata.VALUE_MEMBER))
                .forEach(errors::add));
        return errors;
    }
}
