package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that every job takes.
 *
 * @param chunkSize how many items are committed at once, 1 to 100,000; empty for the usual
 * @param partitions into how many parts a PARALLEL job is split, 1 to 1,000; empty for the usual
 * @param maxDuration how long the job may take from its first start
 * @param validationLevel how much it checks of what it makes
 * @param overwriteExisting whether it makes again what is there
 */
public record RunSettings(
        OptionalInt chunkSize,
        OptionalInt partitions,
        Optional<Duration> maxDuration,
        ValidationLevel validationLevel,
        boolean overwriteExisting) {

    public static final RunSettings DEFAULT =
            new RunSettings(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), ValidationLevel.BASIC, false);

    private static final Parameter<Long> CHUNK_SIZE =
            Parameter.number("chunkSize", 1, 100_000).about("How many items are committed at once.");
    private static final Parameter<Long> PARTITIONS =
            Parameter.number("partitions", 1, 1_000).about("Into how many parts a PARALLEL job is split.");
    private static final Parameter<Duration> MAX_DURATION = Parameter.duration("maxDuration", Duration.ofDays(365))
            .about("How long the job may take from its first start; then it fails.");
    private static final Parameter<ValidationLevel> VALIDATION_LEVEL = Parameter.oneOf(
                    "validationLevel", ValidationLevel.class)
            .orElse(ValidationLevel.BASIC)
            .about("How much the job checks of what it makes.");
    private static final Parameter<Boolean> OVERWRITE_EXISTING =
            Parameter.flag("overwriteExisting").orElse(false).about("Whether the job makes again what is there.");

    public static final Parameters<RunSettings> PARAMETERS = Parameters.of(
                    CHUNK_SIZE, PARTITIONS, MAX_DURATION, VALIDATION_LEVEL, OVERWRITE_EXISTING)
            .as(RunSettings::of);

    public RunSettings {
        requireNonNull(chunkSize, "chunkSize");
        requireNonNull(partitions, "partitions");
        requireNonNull(maxDuration, "maxDuration");
        requireNonNull(validationLevel, "validationLevel");
    }

    private static RunSettings of(ParameterValues given) {
        return new RunSettings(
                whole(given.find(CHUNK_SIZE)),
                whole(given.find(PARTITIONS)),
                given.find(MAX_DURATION),
                given.get(VALIDATION_LEVEL),
                given.get(OVERWRITE_EXISTING));
    }

    /** Of the values given to a job, those that are the settings. */
    public static Map<String, @Nullable Object> within(Map<String, ? extends @Nullable Object> given) {
        return picked(given, true);
    }

    /** Of the values given to a job, those that are its type's own. */
    public static Map<String, @Nullable Object> without(Map<String, ? extends @Nullable Object> given) {
        return picked(given, false);
    }

    private static Map<String, @Nullable Object> picked(
            Map<String, ? extends @Nullable Object> given, boolean settings) {
        Set<String> names = new TreeSet<>(names());
        Map<String, @Nullable Object> picked = new HashMap<>();
        given.forEach((name, value) -> {
            if (names.contains(name) == settings) {
                picked.put(name, value);
            }
        });
        return picked;
    }

    private static List<String> names() {
        return PARAMETERS.declared().stream().map(Parameter::name).toList();
    }

    private static OptionalInt whole(Optional<Long> value) {
        return value.isPresent() ? OptionalInt.of(Math.toIntExact(value.get())) : OptionalInt.empty();
    }
}
