package dev.nightshift.application.keywords;

import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.keywords.DocumentSearch;
import dev.nightshift.domain.keywords.DocumentSource;
import dev.nightshift.domain.keywords.Keyword;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A search service that takes 40 ms for a call and answers as a test says. */
final class ScriptedSearch implements DocumentSearch {

    private final List<Call> calls = new ArrayList<>();
    private final MovableClock clock;
    private Script script = (call, number) -> 10L * call.keyword().text().length()
            + List.of(DocumentSource.values()).indexOf(call.source());

    ScriptedSearch(MovableClock clock) {
        this.clock = clock;
    }

    void answering(Script given) {
        script = given;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> callsFor(String keyword) {
        return calls.stream()
                .filter(call -> call.keyword().text().equals(keyword))
                .toList();
    }

    /** How long after each call the next came. */
    List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < calls.size(); i++) {
            gaps.add(Duration.between(calls.get(i - 1).at(), calls.get(i).at()));
        }
        return gaps;
    }

    @Override
    public long total(Keyword keyword, DocumentSource source) {
        Call call = new Call(keyword, source, clock.instant());
        calls.add(call);
        clock.advance(Duration.ofMillis(40));
        return script.answer(call, calls.size());
    }

    record Call(Keyword keyword, DocumentSource source, Instant at) {}

    /** What is answered to a call, by its number from 1 on. */
    @FunctionalInterface
    interface Script {
        long answer(Call call, int number);
    }
}
