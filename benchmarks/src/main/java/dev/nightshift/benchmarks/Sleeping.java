package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.util.List;

/** A job that takes a time. */
final class Sleeping implements JobType<Long, Long, Long> {

    static final TypeName NAME = TypeName.of("SLEEPING");

    private static final Parameter<Long> MILLIS = Parameter.number("millis", 0, 3_600_000);

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public Parameters<Long> parameters() {
        return Parameters.of(MILLIS).as(given -> given.get(MILLIS));
    }

    @Override
    public boolean isWriting() {
        return false;
    }

    @Override
    public Source<Long> source(Long millis, JobContext context) {
        return Sources.counted(1, index -> index);
    }

    @Override
    public Long handle(Long item, Long millis, JobContext context) throws InterruptedException {
        if (millis > 0) {
            Thread.sleep(millis);
        }
        return item;
    }

    @Override
    public void write(List<Long> results, Long millis, JobContext context) {
        // nothing is to be kept
    }
}
