package dev.nightshift.application.batch;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a type says to the parameters and the strategy of a job.
 *
 * @param settings those within the parameters; empty when any parameter breaks a rule
 * @param violations with pointers into what holds the parameters and the strategy
 */
record CheckedJob(Optional<RunSettings> settings, List<Violation> violations) {

    CheckedJob {
        violations = List.copyOf(violations);
    }

    /** @param strategy null for the usual */
    static CheckedJob of(
            JobType<?, ?, ?> type, Map<String, ? extends @Nullable Object> parameters, @Nullable Strategy strategy) {
        List<Violation> violations = new ArrayList<>();
        Optional<RunSettings> settings = settings(type, parameters, violations);
        if (strategy == Strategy.PARALLEL && !type.isSplittable()) {
            violations.add(new Violation("/strategy", "must be CHUNKED or STREAM: jobs of this type cannot be split"));
        }
        return new CheckedJob(settings, violations);
    }

    private static Optional<RunSettings> settings(
            JobType<?, ?, ?> type, Map<String, ? extends @Nullable Object> parameters, List<Violation> violations) {
        Optional<RunSettings> settings = Optional.empty();
        try {
            settings = Optional.of(RunSettings.PARAMETERS.read(RunSettings.within(parameters)));
        } catch (InvalidParameters invalid) {
            violations.addAll(placed(invalid));
        }
        try {
            type.parameters().read(RunSettings.without(parameters), RunSettings.PARAMETERS.declared());
        } catch (InvalidParameters invalid) {
            violations.addAll(placed(invalid));
            return Optional.empty();
        } catch (StorageUnavailable away) {
            throw away;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError broken) {
            violations.add(new Violation("/parameters", "cannot be read by the job type: " + FailureText.of(broken)));
            return Optional.empty();
        }
        return settings;
    }

    private static List<Violation> placed(InvalidParameters invalid) {
        return invalid.violations().stream()
                .map(found -> new Violation("/parameters" + found.pointer(), found.message()))
                .toList();
    }
}
