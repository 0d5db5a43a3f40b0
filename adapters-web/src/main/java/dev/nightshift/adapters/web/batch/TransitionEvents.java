package dev.nightshift.adapters.web.batch;

import dev.nightshift.application.batch.JobNews;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Transition;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The moves of jobs, sent to all whom they concern. Belongs to the thread of the {@link EventPump}. */
final class TransitionEvents {

    private static final int LATE_NUMBERS = 1_000;
    private static final int KNOWN_OWNERS = 10_000;

    private final JobNews news;
    private final EventText text;
    private final Duration patience;
    private final Map<JobId, String> owners = new LinkedHashMap<>();
    private @Nullable Overlap transitions;

    TransitionEvents(JobNews news, EventText text, Duration patience) {
        this.news = news;
        this.text = text;
        this.patience = patience;
    }

    /** The moves that were not read before; none at the first time. */
    List<Transition> fresh(long now) {
        boolean isFirst = transitions == null;
        if (transitions == null) {
            transitions = new Overlap(Math.max(0, news.latestMove() - LATE_NUMBERS), patience);
        }
        List<Transition> fresh =
                transitions.fresh(now, after -> news.movesAfter(after, Overlap.PAGE), Transition::number);
        return isFirst ? List.of() : fresh;
    }

    void report(Collection<Transition> fresh, List<JobStream> streams, long now) {
        long floor = transitions == null ? 0 : transitions.floor();
        streams.forEach(stream -> stream.forgetMoves(floor));
        if (fresh.isEmpty() || streams.isEmpty()) {
            return;
        }
        learnOwners(fresh, streams);
        for (Transition move : fresh) {
            List<JobStream> interested =
                    streams.stream().filter(stream -> concerns(stream, move)).toList();
            if (!interested.isEmpty()) {
                EventFor event = new EventFor(names -> text.of(move, names));
                interested.forEach(stream -> stream.move(move, event.reader(stream), now));
            }
        }
    }

    /** What happened since the reader was there last, as far as it is not too much. */
    void reportMissed(JobStream stream, long now) {
        Long after = stream.since();
        for (int pages = 1; pages <= Overlap.MOST_PAGES && after != null; pages++) {
            Page<Transition, Long> page = missed(stream, after);
            report(page.items(), List.of(stream), now);
            after = page.next();
        }
    }

    private Page<Transition, Long> missed(JobStream stream, long after) {
        return stream.job()
                .map(job -> news.movesOf(job, after, Overlap.PAGE))
                .orElseGet(() -> Page.cut(news.movesAfter(after, Overlap.PAGE + 1), Overlap.PAGE, Transition::number));
    }

    private boolean concerns(JobStream stream, Transition move) {
        JobId moved = move.task().job();
        return stream.job()
                .map(moved::equals)
                .orElseGet(() -> stream.reader().reachesAll() || mayReach(stream.reader(), owners.get(moved)));
    }

    private static boolean mayReach(Requester reader, @Nullable String owner) {
        return owner != null && reader.mayReachJobsOf(owner);
    }

    private void learnOwners(Collection<Transition> fresh, List<JobStream> streams) {
        if (streams.stream()
                .allMatch(stream -> stream.job().isPresent() || stream.reader().reachesAll())) {
            return;
        }
        if (owners.size() > KNOWN_OWNERS) {
            owners.clear();
        }
        List<JobId> unknown = fresh.stream()
                .map(move -> move.task().job())
                .distinct()
                .filter(job -> !owners.containsKey(job))
                .toList();
        for (int from = 0; from < unknown.size(); from += Overlap.PAGE) {
            Set<JobId> some = Set.copyOf(unknown.subList(from, Math.min(unknown.size(), from + Overlap.PAGE)));
            owners.putAll(news.ownersOf(some));
        }
    }
}
