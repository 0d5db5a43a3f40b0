package dev.nightshift.domain.batch;

import java.time.Duration;

/** The run cannot go on before some time has passed: the job waits for it, however often that happens. */
public final class TryLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @throws IllegalArgumentException if the pause is negative */
    public TryLater(String message, Duration pause) {
        super(message);
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must be >= 0, was " + pause);
        }
        this.pause = pause;
    }

    /** How long the job waits. */
    public Duration pause() {
        return pause;
    }
}
