package dev.nightshift.domain.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A job about to be, with what matters to a test. */
public final class NewJobBuilder {

    private static final JobIds IDS = new JobIds(InstantSource.system(), new Random());

    private JobId id = IDS.next();
    private TypeName type = TypeName.of("MAIL");
    private Priority priority = Priority.NORMAL;
    private Strategy strategy = Strategy.CHUNKED;
    private String owner = "ada";
    private Map<String, @Nullable Object> parameters = new HashMap<>();
    private Optional<Duration> maxDuration = Optional.empty();
    private boolean start = true;
    private @Nullable Instant notBefore;
    private Set<JobId> dependsOn = Set.of();
    private @Nullable JobId replayOf;

    private NewJobBuilder() {}

    /** A MAIL of ada that starts at once. */
    public static NewJobBuilder aJob() {
        return new NewJobBuilder();
    }

    public NewJobBuilder named(JobId id) {
        this.id = id;
        return this;
    }

    public NewJobBuilder of(TypeName type) {
        this.type = type;
        return this;
    }

    public NewJobBuilder of(String type) {
        return of(TypeName.of(type));
    }

    public NewJobBuilder with(Priority priority) {
        this.priority = priority;
        return this;
    }

    public NewJobBuilder with(Strategy strategy) {
        this.strategy = strategy;
        return this;
    }

    public NewJobBuilder with(String parameter, @Nullable Object value) {
        parameters.put(parameter, value);
        return this;
    }

    public NewJobBuilder ownedBy(String owner) {
        this.owner = owner;
        return this;
    }

    public NewJobBuilder lastingAtMost(Duration time) {
        this.maxDuration = Optional.of(time);
        return this;
    }

    public NewJobBuilder notStarted() {
        this.start = false;
        return this;
    }

    public NewJobBuilder notBefore(Instant instant) {
        this.notBefore = instant;
        return this;
    }

    public NewJobBuilder after(JobId... parents) {
        this.dependsOn = Set.of(parents);
        return this;
    }

    public NewJobBuilder replaying(JobId other) {
        this.replayOf = other;
        return this;
    }

    public NewJob build() {
        return new NewJob(
                id, type, priority, strategy, owner, parameters, maxDuration, start, notBefore, dependsOn, replayOf);
    }
}
