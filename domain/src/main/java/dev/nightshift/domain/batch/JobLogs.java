package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.PlainText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs say about their work. */
public interface JobLogs {

    void append(List<Line> lines);

    /**
     * The lines of a job and its partitions, in the order of their numbers.
     *
     * @param after the number of the last line before the page; null for the first page
     */
    Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit);

    /**
     * The latest lines of a job and its partitions, in the order of their numbers. Reads the whole log unless the store
     * knows better.
     *
     * @param limit at least 1
     */
    default List<Numbered> last(JobId job, int limit) {
        Deque<Numbered> latest = new ArrayDeque<>();
        Page<Numbered, Long> page = of(job, null, 1_000);
        while (true) {
            for (Numbered line : page.items()) {
                latest.add(line);
                if (latest.size() > limit) {
                    latest.remove();
                }
            }
            if (page.next() == null) {
                return List.copyOf(latest);
            }
            page = of(job, page.next(), 1_000);
        }
    }

    /**
     * A line of a log.
     *
     * @param text of at most 2,000 characters; what is longer is cut
     */
    record Line(TaskId task, Instant at, String text) {

        public static final int LONGEST = 2_000;

        public Line {
            requireNonNull(task, "task");
            requireNonNull(at, "at");
            String plain = PlainText.fixed(text);
            text = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
        }
    }

    /** A line with its place in all logs. */
    record Numbered(long number, Line line) {}
}
