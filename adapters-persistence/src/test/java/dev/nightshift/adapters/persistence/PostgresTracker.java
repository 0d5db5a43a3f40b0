package dev.nightshift.adapters.persistence;

import dev.nightshift.adapters.persistence.tracking.PostgresComments;
import dev.nightshift.adapters.persistence.tracking.PostgresIssueIntake;
import dev.nightshift.adapters.persistence.tracking.PostgresIssues;
import dev.nightshift.adapters.persistence.tracking.PostgresStatusHistory;
import dev.nightshift.adapters.persistence.tracking.PostgresViews;
import dev.nightshift.domain.tracking.Comments;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.Issues;
import dev.nightshift.domain.tracking.StatusHistory;
import dev.nightshift.domain.tracking.Tracker;
import dev.nightshift.domain.tracking.Views;
import java.util.function.Supplier;

/** The tracker's ports on a real PostgreSQL. */
public record PostgresTracker(Database database) implements Tracker {

    /** On a database of its own. */
    public static PostgresTracker fresh() {
        return new PostgresTracker(TestDatabase.fresh());
    }

    /** Forgets what these contexts keep, which for a few rows is quicker by deleting than by truncating; returns itself. */
    public PostgresTracker emptied() {
        database.run(
                handle -> handle.execute(
                        """
                DELETE FROM issues;
                DELETE FROM popularity_pending;
                DELETE FROM daily_stats;
                DELETE FROM daily_runs;
                DELETE FROM changed_times;
                UPDATE popularity_window SET starts = '-infinity'
                """));
        return this;
    }

    @Override
    public Issues issues() {
        return new PostgresIssues(database);
    }

    @Override
    public Comments comments() {
        return new PostgresComments(database);
    }

    @Override
    public StatusHistory history() {
        return new PostgresStatusHistory(database);
    }

    @Override
    public Views views() {
        return new PostgresViews(database);
    }

    @Override
    public IssueIntake intake() {
        return new PostgresIssueIntake(database);
    }

    @Override
    public <T> T inOne(Supplier<T> work) {
        return database.inOne(work);
    }
}
