package dev.nightshift.domain.batch.simulation;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated job has to do.
 *
 * @param bad the items that are set aside
 * @param deadly the item that kills the worker that handles it, while there are faults; -1 for none
 */
record Work(NewJob job, String name, int items, int chunkSize, int slices, Set<Long> bad, long deadly) {

    JobId id() {
        return job.id();
    }

    Source<Long> source(@Nullable String slice) {
        Source<Long> all = Sources.counted(items, index -> index);
        return slice == null ? all : all.slice(slice);
    }

    @Override
    public String toString() {
        return name;
    }
}
