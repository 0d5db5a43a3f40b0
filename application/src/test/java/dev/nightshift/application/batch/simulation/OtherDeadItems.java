package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does as another does. */
abstract class OtherDeadItems implements DeadItems {

    private final DeadItems right;

    OtherDeadItems(DeadItems right) {
        this.right = right;
    }

    @Override
    public void add(List<DeadItem> items) {
        right.add(items);
    }

    @Override
    public Page<Numbered, Long> of(JobId job, @Nullable Long after, int limit) {
        return right.of(job, after, limit);
    }

    @Override
    public Page<Numbered, Long> of(JobId job, JobId replay, @Nullable Long after, int limit) {
        return right.of(job, replay, after, limit);
    }

    @Override
    public long reserve(JobId job, @Nullable JobId former, JobId replay) {
        return right.reserve(job, former, replay);
    }

    @Override
    public List<Numbered> open(JobId job, JobId replay, long after, int limit) {
        return right.open(job, replay, after, limit);
    }

    @Override
    public long countOpen(JobId job) {
        return right.countOpen(job);
    }

    @Override
    public List<Long> replayed(JobId job, List<Long> numbers, JobId replay) {
        return right.replayed(job, numbers, replay);
    }

    @Override
    public void stillBad(JobId job, List<Again> items, JobId replay) {
        right.stillBad(job, items, replay);
    }
}
