package dev.nightshift.domain.batch;

import java.util.Map;
import java.util.Optional;

/** Values that keep the rules of their parameters, by name. */
public final class ParameterValues {

    private final Map<String, Object> values;

    ParameterValues(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The value of a parameter that is required or has a default.
     *
     * @throws IllegalStateException if it was not given and has no default
     */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalStateException("'%s' was not given".formatted(parameter.name())));
    }

    /** The value, or the default; empty when there is neither. */
    @SuppressWarnings("unchecked") // the value was made by the parameter of that name
    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable((T) values.get(parameter.name()));
    }
}
