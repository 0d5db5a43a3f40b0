package dev.nightshift.domain.retry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An external service that does what it is told: each attempt takes a while and ends as written, the last one again. */
final class Script implements Call<String> {

    private record Line(Duration takes, AttemptResult<String> end) {}

    private final VirtualTime time;
    private final List<Line> lines = new ArrayList<>();
    private final List<Duration> begins = new ArrayList<>();
    private final List<Optional<Duration>> timeouts = new ArrayList<>();
    private final List<CompletableFuture<AttemptResult<String>>> stages = new ArrayList<>();

    Script(VirtualTime time) {
        this.time = time;
    }

    Script then(Duration takes, AttemptResult<String> end) {
        lines.add(new Line(takes, end));
        return this;
    }

    Script thenFails(Duration takes, int status) {
        return then(takes, AttemptResult.failed(Failure.answered(status)));
    }

    @Override
    public AttemptResult<String> attempt(int number, Optional<Duration> timeout) {
        Line line = begun(number, timeout);
        time.advance(line.takes());
        return line.end();
    }

    AsyncCall<String> async() {
        return this::begin;
    }

    private CompletionStage<AttemptResult<String>> begin(int number, Optional<Duration> timeout) {
        Line line = begun(number, timeout);
        CompletableFuture<AttemptResult<String>> stage = new CompletableFuture<>();
        stages.add(stage);
        time.after(line.takes(), () -> stage.complete(line.end()));
        return stage;
    }

    /** When each attempt began. */
    List<Duration> begins() {
        return begins;
    }

    List<Optional<Duration>> timeouts() {
        return timeouts;
    }

    List<CompletableFuture<AttemptResult<String>>> stages() {
        return stages;
    }

    private Line begun(int number, Optional<Duration> timeout) {
        begins.add(time.passed());
        timeouts.add(timeout);
        if (number != begins.size()) {
            throw new AssertionError("attempt %d is numbered %d".formatted(begins.size(), number));
        }
        return lines.get(Math.min(number, lines.size()) - 1);
    }
}
