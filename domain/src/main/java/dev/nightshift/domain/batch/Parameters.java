package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.nightshift.domain.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a job type: which there are, and what is made of them.
 *
 * <p>Values are what JSON can say: String, Boolean, Long, BigDecimal, List, Map and null.
 *
 * @param <P> what the job works with
 */
public final class Parameters<P> {

    private final List<Parameter<?>> declared;
    private final Function<ParameterValues, P> making;

    private Parameters(List<Parameter<?>> declared, Function<ParameterValues, P> making) {
        this.declared = List.copyOf(declared);
        this.making = making;
    }

    /** No parameters but the common ones. */
    public static Parameters<ParameterValues> none() {
        return of();
    }

    /** @throws IllegalArgumentException if two have the same name */
    public static Parameters<ParameterValues> of(Parameter<?>... declared) {
        Set<String> names = new TreeSet<>();
        for (Parameter<?> parameter : declared) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("there are two parameters '%s'".formatted(parameter.name()));
            }
        }
        return new Parameters<>(List.of(declared), Function.identity());
    }

    /**
     * The same parameters, made into something.
     *
     * @param make throws {@link InvalidParameters} where values do not go together
     */
    public <R> Parameters<R> as(Function<? super P, ? extends R> make) {
        requireNonNull(make, "make");
        return new Parameters<>(declared, given -> make.apply(making.apply(given)));
    }

    public List<Parameter<?>> declared() {
        return declared;
    }

    /**
     * What the job works with.
     *
     * @throws InvalidParameters with everything that is wrong: values that are missing or break a rule, unknown names
     */
    public P read(Map<String, ? extends @Nullable Object> given) {
        return readMembers(given, List.of());
    }

    /**
     * The same where other names are known beside these, read by somebody else: an unknown name may mean one of them.
     *
     * @throws InvalidParameters as {@link #read(Map)} does
     */
    public P read(Map<String, ? extends @Nullable Object> given, List<Parameter<?>> others) {
        return readMembers(given, others);
    }

    P readMembers(Map<?, ? extends @Nullable Object> given, List<Parameter<?>> others) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (Parameter<?> parameter : declared) {
            String pointer = "/" + parameter.name();
            try {
                parameter.read(given.get(parameter.name())).ifPresent(value -> values.put(parameter.name(), value));
            } catch (InvalidParameters inner) {
                inner.violations()
                        .forEach(found -> violations.add(new Violation(pointer + found.pointer(), found.message())));
            } catch (IllegalArgumentException broken) {
                violations.add(new Violation(pointer, String.valueOf(broken.getMessage())));
            }
        }
        violations.addAll(unknown(given.keySet(), others));
        if (!violations.isEmpty()) {
            throw new InvalidParameters(violations);
        }
        return making.apply(new ParameterValues(values));
    }

    private List<Violation> unknown(Set<?> names, List<Parameter<?>> others) {
        Set<String> known = new TreeSet<>(declared.stream().map(Parameter::name).toList());
        Set<String> meant = new TreeSet<>(known);
        others.forEach(other -> meant.add(other.name()));
        return names.stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new Violation(
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "is not known here"
                                + NearestName.of(name, meant)
                                        .map(nearest -> "; did you mean %s?".formatted(nearest))
                                        .orElse(";")
                                + (known.isEmpty()
                                        ? " there are no parameters"
                                        : known.stream().collect(joining(", ", " known are ", "")))))
                .toList();
    }
}
