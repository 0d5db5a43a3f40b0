package dev.nightshift.adapters.web.request;

import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which parameters a controller's method takes from the query. */
public final class QueryParameters {

    private QueryParameters() {}

    /** The names, as the arguments of the method say. */
    public static Set<String> of(Argument<?>... arguments) {
        return Arrays.stream(arguments)
                .flatMap(QueryParameters::named)
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    private static Stream<String> named(Argument<?> argument) {
        if (argument.getType() == Paging.class) {
            return Paging.PARAMETERS.stream();
        }
        if (argument.isAnnotationPresent(RequestBean.class)) {
            return inBean(argument.getType());
        }
        return argument.isAnnotationPresent(QueryValue.class)
                ? Stream.of(argument.getAnnotationMetadata()
                        .stringValue(QueryValue.class)
                        .orElse(argument.getName()))
                : Stream.empty();
    }

    private static <T> Stream<String> inBean(Class<T> type) {
        Collection<BeanProperty<T, Object>> properties =
                BeanIntrospector.SHARED.getIntrospection(type).getBeanProperties();
        return properties.stream()
                .filter(property -> property.hasAnnotation(QueryValue.class))
                .map(property -> property.stringValue(QueryValue.class).orElse(property.getName()));
    }
}
