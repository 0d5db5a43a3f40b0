package dev.nightshift.domain.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A job as it is seen, with what matters to a test. */
final class Seen {

    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final TypeName MAIL = TypeName.of("MAIL");
    static final JobId ID = JobId.firstOf(NINE);

    private final JobState state;
    private Progress progress = Progress.NONE;
    private @Nullable String error;
    private @Nullable String reason;
    private @Nullable Instant notBefore;
    private @Nullable Instant retryAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private List<JobId> waitsFor = List.of();
    private Instant readAt = NINE;

    private Seen(JobState state) {
        this.state = state;
    }

    static Seen in(JobState state) {
        return new Seen(state);
    }

    Seen done(long done, OptionalLong total) {
        progress = new Progress(done, 0, total);
        return this;
    }

    Seen because(String words) {
        reason = words;
        return this;
    }

    Seen retriedAt(Instant instant, String after) {
        retryAt = instant;
        error = after;
        return this;
    }

    Seen notBefore(Instant instant) {
        notBefore = instant;
        return this;
    }

    Seen waitingFor(List<JobId> jobs) {
        waitsFor = jobs;
        return this;
    }

    Seen startedAt(Instant instant) {
        startedAt = instant;
        return this;
    }

    Seen finishedAt(Instant instant) {
        finishedAt = instant;
        return this;
    }

    Seen readAt(Instant instant) {
        readAt = instant;
        return this;
    }

    BatchJob job() {
        return new BatchJob(
                ID,
                MAIL,
                state,
                Priority.NORMAL,
                Strategy.CHUNKED,
                "ada",
                Map.of(),
                progress,
                List.of(),
                1,
                0,
                error,
                reason,
                notBefore,
                retryAt,
                waitsFor,
                null,
                NINE,
                startedAt,
                finishedAt,
                readAt);
    }
}
