package dev.nightshift.adapters.web.batch;

import dev.nightshift.application.batch.JobNews;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far jobs are, sent to all who watch them. Belongs to the thread of the {@link EventPump}. */
final class ProgressEvents {

    private static final int MOST_RUNNING = 200;

    private final JobNews news;
    private final EventText text;
    private final Map<JobId, Object> runningSent = new HashMap<>();

    ProgressEvents(JobNews news, EventText text) {
        this.news = news;
        this.text = text;
    }

    /** @param job null when it is gone */
    void report(@Nullable BatchJob job, List<JobStream> readers, long now) {
        if (job == null) {
            return;
        }
        EventFor event = new EventFor(names -> text.of(job, true, names));
        readers.stream().filter(stream -> stream.isNews(job)).forEach(stream -> stream.send(event.reader(stream), now));
    }

    /** Sends the progress of all jobs that run to those who watch all that they may see. */
    void reportRunning(List<JobStream> readers, long now) {
        if (readers.isEmpty()) {
            runningSent.clear();
            return;
        }
        List<BatchJob> running = news.running(MOST_RUNNING);
        runningSent.keySet().retainAll(running.stream().map(BatchJob::id).collect(Collectors.toSet()));
        for (BatchJob job : running) {
            Object looks = List.of(job.state(), job.progress());
            boolean isNews = !looks.equals(runningSent.put(job.id(), looks));
            byte[] event = text.of(job, false, WorkerNames.HIDDEN);
            readers.stream()
                    .filter(stream -> stream.reader().mayReach(job))
                    .filter(stream -> isNews || !stream.isBegun())
                    .forEach(stream -> stream.send(event, now));
        }
    }
}
