package dev.nightshift.adapters.web.batch;

import dev.nightshift.application.batch.JobNews;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what happens to jobs, once for all who watch, and sends it to each. Belongs to one thread. */
final class EventPump {

    private final JobNews news;
    private final Duration patience;
    private final TransitionEvents transitions;
    private final ProgressEvents progress;
    private final LineEvents lines;

    EventPump(JobNews news, EventText text, Duration patience) {
        this.news = news;
        this.patience = patience;
        this.transitions = new TransitionEvents(news, text, patience);
        this.progress = new ProgressEvents(news, text);
        this.lines = new LineEvents(news, text, patience);
    }

    /**
     * Sends what is new.
     *
     * @param now in nanoseconds of the clock of the streams
     */
    void pump(List<JobStream> streams, long now) {
        List<Transition> fresh = transitions.fresh(now);
        List<JobStream> known = streams.stream().filter(JobStream::isBegun).toList();
        List<JobStream> joining =
                streams.stream().filter(stream -> !stream.isBegun()).toList();
        transitions.report(fresh, known, now);
        joining.forEach(stream -> transitions.reportMissed(stream, now));
        Map<JobId, List<JobStream>> watched = streams.stream()
                .filter(stream -> stream.job().isPresent())
                .collect(Collectors.groupingBy(stream -> stream.job().orElseThrow()));
        Map<JobId, BatchJob> seen =
                news.jobs(Set.copyOf(watched.keySet())).stream().collect(Collectors.toMap(BatchJob::id, job -> job));
        watched.forEach((job, readers) -> progress.report(seen.get(job), readers, now));
        progress.reportRunning(
                streams.stream().filter(stream -> stream.job().isEmpty()).toList(), now);
        lines.retain(watched.keySet());
        watched.forEach((job, readers) -> lines.report(job, readers, now));
        watched.forEach((job, readers) -> endAfter(seen.get(job), readers, now));
        joining.forEach(JobStream::begin);
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
