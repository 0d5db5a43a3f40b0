package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Given;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that throws when its parameters are read, if a test wants that. */
final class Throwing implements JobType<Long, Long, Long> {

    private static final Parameter<Long> ITEMS = Parameter.number("items", 0, 10);

    private @Nullable Throwable failure;
    private Runnable onRead = () -> {};

    void failWith(@Nullable Throwable given) {
        failure = given;
    }

    void onRead(Runnable step) {
        onRead = step;
    }

    @Override
    public TypeName name() {
        return TypeName.of("THROWING");
    }

    @Override
    public Parameters<Long> parameters() {
        return Parameters.of(ITEMS).as(this::read);
    }

    private Long read(Given given) {
        onRead.run();
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error thrown) {
            throw thrown;
        }
        return 1L;
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
