package dev.nightshift.domain.sentiment.migration;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.MarketRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The migrations, and what they replaced as long as they can be undone. */
public interface LayoutMigrations {

    /** Keeps a migration in place of the one of the same id. */
    void put(LayoutMigration migration);

    Optional<LayoutMigration> find(JobId id);

    /** The migrations of an older table, the newest first. */
    List<LayoutMigration> of(String source);

    /** The open migrations into a table of today, the newest first, whatever they come from. */
    List<LayoutMigration> openInto(String target);

    /** Remembers what was there before, one entry a day; a day that is remembered already stays as it is. */
    void remember(JobId migration, List<Replaced> days);

    /** What is remembered, by day. */
    List<Replaced> remembered(JobId migration);

    /** Forgets all that is remembered: what the migration wrote is no longer there. */
    void forget(JobId migration);

    /** Forgets the rows that gave way, and remembers which days the migration wrote. */
    void complete(JobId migration);

    /** The days of a table that migrations have written and not taken back, ascending. */
    SortedSet<LocalDate> writtenDays(String target);

    /**
     * The rows that stood on a day of the target.
     *
     * @param rows none when the day was not there
     * @param written that of the rows which took their place; empty when it is not known
     */
    record Replaced(LocalDate day, List<MarketRow> rows, Optional<Checksum> written) {
        public Replaced {
            rows = List.copyOf(rows);
        }
    }
}
