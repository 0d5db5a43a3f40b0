package dev.nightshift.application.batch;

import static java.util.stream.Collectors.toMap;

import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The job types that this program knows. */
public final class JobTypes {

    private final Map<TypeName, JobType<?, ?, ?>> byName;

    /** @throws IllegalArgumentException if two types have the same name and version, or one cannot say what it is */
    public JobTypes(Collection<? extends JobType<?, ?, ?>> types) {
        types.forEach(JobTypes::check);
        this.byName = types.stream()
                .collect(toMap(
                        JobType::name,
                        Function.identity(),
                        (first, second) -> {
                            throw new IllegalArgumentException("there are two job types '%s': %s and %s"
                                    .formatted(
                                            first.name(),
                                            first.getClass().getName(),
                                            second.getClass().getName()));
                        },
                        TreeMap::new));
    }

    /** One type that fails whenever it is asked would fail lists, claims and retention for all others. */
    private static void check(JobType<?, ?, ?> type) {
        try {
            Stream.of(type.name(), type.policy(), type.parameters().declared(), type.about(), type.itemFormat())
                    .forEach(Objects::requireNonNull);
        } catch (RuntimeException | LinkageError failure) {
            throw new IllegalArgumentException(
                    "the job type %s cannot say what it is: %s"
                            .formatted(type.getClass().getName(), FailureText.of(failure)),
                    failure);
        }
    }

    public Optional<JobType<?, ?, ?>> find(TypeName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The type as users write it: with its version, or without for the newest. */
    public Optional<JobType<?, ?, ?>> named(String text) {
        if (text.contains("@")) {
            return TypeName.parse(text).flatMap(this::find);
        }
        return byName.values().stream()
                .filter(type -> type.name().name().equals(text))
                .reduce((older, newer) -> newer);
    }

    /** By name and version. */
    public List<JobType<?, ?, ?>> all() {
        return List.copyOf(byName.values());
    }

    /** Those that users may ask for, by name and version. */
    public List<TypeName> openNames() {
        return byName.values().stream()
                .filter(JobType::isOpen)
                .map(JobType::name)
                .toList();
    }

    /** By name and version. */
    public List<TypeName> names() {
        return List.copyOf(byName.keySet());
    }
}
