package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that throws when a job of it is made, if a test wants that. */
final class Throwing implements JobType<Long, Long, Long> {

    private static final Parameter<Long> ITEMS = Parameter.number("items", 0, 10);

    private @Nullable Throwable failure;
    private Runnable onUse = () -> {};

    void failWith(@Nullable Throwable given) {
        failure = given;
    }

    void onUse(Runnable step) {
        onUse = step;
    }

    @Override
    public TypeName name() {
        return TypeName.of("THROWING");
    }

    @Override
    public Parameters<Long> parameters() {
        return Parameters.of(ITEMS).as(given -> given.get(ITEMS));
    }

    @Override
    public JobPolicy policy() {
        onUse.run();
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
        return JobPolicy.DEFAULT;
    }

    @Override
    public Source<Long> source(Long items, JobContext context) {
        return Sources.counted(items, index -> index);
    }

    @Override
    public Long handle(Long item, Long items, JobContext context) {
        return item;
    }

    @Override
    public void write(List<Long> results, Long items, JobContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWriting() {
        return false;
    }
}
