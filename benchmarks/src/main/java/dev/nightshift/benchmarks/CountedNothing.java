package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job of one item that is only counted. */
final class CountedNothing implements JobType<ParameterValues, Long, Long> {

    static final TypeName NAME = TypeName.of("NOTHING");

    private volatile @Nullable Tally current;

    void countOn(Tally tally) {
        current = tally;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public Parameters<ParameterValues> parameters() {
        return Parameters.none();
    }

    @Override
    public boolean isWriting() {
        return false;
    }

    @Override
    public Source<Long> source(ParameterValues parameters, JobContext context) {
        return Sources.counted(1, index -> index);
    }

    @Override
    public Long handle(Long item, ParameterValues parameters, JobContext context) {
        Tally tally = current;
        if (tally != null) {
            tally.count();
        }
        return item;
    }

    @Override
    public void write(List<Long> results, ParameterValues parameters, JobContext context) {
        // nothing is to be kept
    }
}
