package dev.nightshift.domain.batch;

import java.util.Optional;

/** What the surroundings offer to job types. */
public interface Resources {

    /** Something of that kind; empty when there is none, or none at this place. */
    <T> Optional<T> find(Class<T> kind);

    /** No resources at all. */
    static Resources none() {
        return new Resources() {
            @Override
            public <T> Optional<T> find(Class<T> kind) {
                return Optional.empty();
            }
        };
    }
}
