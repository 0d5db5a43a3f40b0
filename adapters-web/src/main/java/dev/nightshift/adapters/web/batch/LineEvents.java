package dev.nightshift.adapters.web.batch;

import dev.nightshift.application.batch.JobNews;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of logs, sent to all who watch their job. Belongs to the thread of the {@link EventPump}. */
final class LineEvents {

    private static final int LOG_TAIL = 100;

    private final JobNews news;
    private final EventText text;
    private final Duration patience;
    private final Map<JobId, Overlap> overlaps = new HashMap<>();

    LineEvents(JobNews news, EventText text, Duration patience) {
        this.news = news;
        this.text = text;
        this.patience = patience;
    }

    /** Forgets all other jobs: nobody watches them any more. */
    void retain(Set<JobId> watched) {
        overlaps.keySet().retainAll(watched);
    }

    /** Sends the end of the log to those who come, and what is new in it to the others. */
    void report(JobId job, List<JobStream> readers, long now) {
        Overlap overlap = overlaps.get(job);
        if (overlap != null) {
            List<JobLogs.Numbered> fresh =
                    overlap.fresh(now, after -> news.linesOf(job, after, Overlap.PAGE), JobLogs.Numbered::number);
            long floor = overlap.floor();
            readers.stream().filter(JobStream::isBegun).forEach(stream -> {
                stream.forgetLines(floor);
                send(fresh, List.of(stream), now);
            });
        }
        List<JobStream> joining =
                readers.stream().filter(stream -> !stream.isBegun()).toList();
        if (!joining.isEmpty()) {
            List<JobLogs.Numbered> tail = news.lastLinesOf(job, LOG_TAIL);
            send(tail, joining, now);
            if (overlap == null) {
                overlaps.put(job, overlapAfter(tail, now));
            }
        }
    }

    private Overlap overlapAfter(List<JobLogs.Numbered> tail, long now) {
        long floor = tail.size() < LOG_TAIL ? 0 : tail.get(0).number() - 1;
        Overlap overlap = new Overlap(floor, patience);
        tail.forEach(line -> overlap.isNew(line.number(), now));
        return overlap;
    }

    private void send(List<JobLogs.Numbered> some, List<JobStream> readers, long now) {
        for (JobLogs.Numbered line : some) {
            EventFor event = new EventFor(names -> text.of(line, names));
            readers.forEach(stream -> stream.line(line.number(), event.reader(stream), now));
        }
    }
}
