package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Names one life of a worker process: a process that was considered dead and comes back is a new worker. */
public record WorkerId(UUID value) {

    public WorkerId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
