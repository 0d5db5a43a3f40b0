package dev.nightshift.adapters.web.batch;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.BatchEvents;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import dev.nightshift.domain.batch.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what happens to jobs, once for all who watch, and sends it to each. Belongs to one thread. */
final class EventPump {

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 20;
    private static final int LATE_NUMBERS = 1_000;
    private static final int LOG_TAIL = 100;
    private static final int MOST_RUNNING = 200;
    private static final int KNOWN_OWNERS = 10_000;

    private final BatchEvents events;
    private final BatchJobs jobs;
    private final JobLogs logs;
    private final EventText text;
    private final Duration patience;
    private final Map<JobId, Overlap> lines = new HashMap<>();
    private final Map<JobId, Object> runningSent = new HashMap<>();
    private final Map<JobId, String> owners = new LinkedHashMap<>();
    private @Nullable Overlap moves;

    EventPump(BatchEvents events, BatchJobs jobs, JobLogs logs, EventText text, Duration patience) {
        this.events = events;
        this.jobs = jobs;
        this.logs = logs;
        this.text = text;
        this.patience = patience;
    }

    /**
     * Sends what is new.
     *
     * @param now in nanoseconds of the clock of the streams
     */
    void pump(List<JobStream> streams, long now) {
        List<Transition> fresh = freshMoves(now);
        List<JobStream> known = streams.stream().filter(JobStream::isBegun).toList();
        List<JobStream> joining =
                streams.stream().filter(stream -> !stream.isBegun()).toList();
        tellMoves(fresh, known, now);
        joining.forEach(stream -> tellMissed(stream, now));
        Map<JobId, List<JobStream>> watched = streams.stream()
                .filter(stream -> stream.job().isPresent())
                .collect(Collectors.groupingBy(stream -> stream.job().orElseThrow()));
        Map<JobId, BatchJob> seen =
                events.of(Set.copyOf(watched.keySet())).stream().collect(Collectors.toMap(BatchJob::id, job -> job));
        watched.forEach((job, readers) -> tellProgress(seen.get(job), readers, now));
        tellRunning(streams.stream().filter(stream -> stream.job().isEmpty()).toList(), now);
        lines.keySet().retainAll(watched.keySet());
        watched.forEach((job, readers) -> tellLines(job, readers, now));
        watched.forEach((job, readers) -> endAfter(seen.get(job), readers, now));
        joining.forEach(JobStream::begin);
    }

    private List<Transition> freshMoves(long now) {
        boolean isFirst = moves == null;
        if (moves == null) {
            moves = new Overlap(Math.max(0, events.latest() - LATE_NUMBERS), patience);
        }
        List<Transition> fresh = fresh(moves, now, after -> events.after(after, PAGE), Transition::number);
        return isFirst ? List.of() : fresh;
    }

    private static <T> List<T> fresh(Overlap overlap, long now, LongFunction<List<T>> read, ToLongFunction<T> number) {
        List<T> fresh = new ArrayList<>();
        long after = overlap.floor();
        for (int pages = 1; ; pages++) {
            List<T> page = read.apply(after);
            for (T one : page) {
                after = number.applyAsLong(one);
                if (overlap.isNew(after, now)) {
                    fresh.add(one);
                }
            }
            if (page.size() < PAGE) {
                break;
            }
            if (pages == MOST_PAGES) {
                overlap.skipTo(after);
                break;
            }
        }
        overlap.settle(now);
        return fresh;
    }

    private void tellMoves(Collection<Transition> fresh, List<JobStream> streams, long now) {
        long floor = moves == null ? 0 : moves.floor();
        streams.forEach(stream -> stream.forgetMoves(floor));
        if (fresh.isEmpty() || streams.isEmpty()) {
            return;
        }
        learnOwners(fresh, streams);
        for (Transition move : fresh) {
            List<JobStream> interested =
                    streams.stream().filter(stream -> concerns(stream, move)).toList();
            if (!interested.isEmpty()) {
                byte[] event = text.of(move);
                interested.forEach(stream -> stream.move(move, event, now));
            }
        }
    }

    private boolean concerns(JobStream stream, Transition move) {
        JobId moved = move.unit().job();
        return stream.job()
                .map(moved::equals)
                .orElseGet(() ->
                        stream.reader().reachesAll() || stream.reader().name().equals(owners.get(moved)));
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
                .map(move -> move.unit().job())
                .distinct()
                .filter(job -> !owners.containsKey(job))
                .toList();
        for (int from = 0; from < unknown.size(); from += PAGE) {
            Set<JobId> some = Set.copyOf(unknown.subList(from, Math.min(unknown.size(), from + PAGE)));
            events.of(some).forEach(job -> owners.put(job.id(), job.owner()));
        }
    }

    /** What happened since the reader was there last, as far as it is not too much. */
    private void tellMissed(JobStream stream, long now) {
        Long after = stream.since();
        for (int pages = 1; pages <= MOST_PAGES && after != null; pages++) {
            Page<Transition, Long> page = missed(stream, after);
            tellMoves(page.items(), List.of(stream), now);
            after = page.next();
        }
    }

    private Page<Transition, Long> missed(JobStream stream, long after) {
        return stream.job()
                .map(job -> jobs.history(job, after, PAGE))
                .orElseGet(() -> Page.cut(events.after(after, PAGE + 1), PAGE, Transition::number));
    }

    private void tellProgress(@Nullable BatchJob job, List<JobStream> readers, long now) {
        if (job == null) {
            return;
        }
        byte[] event = text.of(job, true);
        readers.stream().filter(stream -> stream.isNews(job)).forEach(stream -> stream.send(event, now));
    }

    private void tellRunning(List<JobStream> readers, long now) {
        if (readers.isEmpty()) {
            runningSent.clear();
            return;
        }
        List<BatchJob> running = events.running(MOST_RUNNING);
        runningSent.keySet().retainAll(running.stream().map(BatchJob::id).collect(Collectors.toSet()));
        for (BatchJob job : running) {
            Object looks = List.of(job.state(), job.progress());
            boolean isNews = !looks.equals(runningSent.put(job.id(), looks));
            byte[] event = text.of(job, false);
            readers.stream()
                    .filter(stream -> stream.reader().mayReach(job))
                    .filter(stream -> isNews || !stream.isBegun())
                    .forEach(stream -> stream.send(event, now));
        }
    }

    private void tellLines(JobId job, List<JobStream> readers, long now) {
        Overlap overlap = lines.get(job);
        if (overlap != null) {
            List<JobLogs.Numbered> fresh =
                    fresh(overlap, now, after -> logs.of(job, after, PAGE).items(), JobLogs.Numbered::number);
            long floor = overlap.floor();
            readers.stream().filter(JobStream::isBegun).forEach(stream -> {
                stream.forgetLines(floor);
                tell(fresh, List.of(stream), now);
            });
        }
        List<JobStream> joining =
                readers.stream().filter(stream -> !stream.isBegun()).toList();
        if (!joining.isEmpty()) {
            List<JobLogs.Numbered> tail = logs.last(job, LOG_TAIL);
            tell(tail, joining, now);
            if (overlap == null) {
                lines.put(job, overlapAfter(tail, now));
            }
        }
    }

    private Overlap overlapAfter(List<JobLogs.Numbered> tail, long now) {
        long floor = tail.size() < LOG_TAIL ? 0 : tail.get(0).number() - 1;
        Overlap overlap = new Overlap(floor, patience);
        tail.forEach(line -> overlap.isNew(line.number(), now));
        return overlap;
    }

    private void tell(List<JobLogs.Numbered> some, List<JobStream> readers, long now) {
        for (JobLogs.Numbered line : some) {
            byte[] event = text.of(line);
            readers.forEach(stream -> stream.line(line.number(), event, now));
        }
    }

    /** Ends the streams of a job that has ended, after its last lines, and those of a job that is gone. */
    private void endAfter(@Nullable BatchJob job, List<JobStream> readers, long now) {
        for (JobStream stream : readers) {
            if (job == null) {
                stream.queue().end();
            } else {
                stream.endWith(job.state(), patience.toNanos(), now);
            }
        }
    }
}
