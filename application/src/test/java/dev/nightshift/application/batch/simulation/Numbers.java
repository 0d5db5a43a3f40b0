package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.Undoable;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Writes numbers down, each of which may be bad for as long as somebody says so. */
final class Numbers implements JobType<Long, Long, Long>, Undoable {

    private static final Parameter<Long> ITEMS =
            Parameter.number("items", 0, 1_000).asRequired();

    private final List<Long> written = new ArrayList<>();
    private final LongPredicate isBad;
    private final LongPredicate isBadToWrite;
    private final LongPredicate isTheEnd;

    /** @param isTheEnd whether the job fails at the item */
    Numbers(LongPredicate isBad, LongPredicate isBadToWrite, LongPredicate isTheEnd) {
        this.isBad = isBad;
        this.isBadToWrite = isBadToWrite;
        this.isTheEnd = isTheEnd;
    }

    List<Long> written() {
        return written;
    }

    @Override
    public TypeName name() {
        return TypeName.of("NUMBERS");
    }

    @Override
    public Parameters<Long> parameters() {
        return Parameters.of(ITEMS).as((ParameterValues given) -> given.get(ITEMS));
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.skippingUpTo(1_000);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<Long> source(Long items, JobContext context) {
        return Sources.counted(items, index -> index + 1);
    }

    @Override
    public Long handle(Long item, Long items, JobContext context) {
        if (isTheEnd.test(item)) {
            throw new JobFailed("here it ends");
        }
        if (isBad.test(item)) {
            throw new BadItem("is bad");
        }
        return item;
    }

    @Override
    public void write(List<Long> results, Long items, JobContext context) {
        written.addAll(results);
        if (results.stream().anyMatch(isBadToWrite::test)) {
            throw new BadItem("cannot be written");
        }
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(String::valueOf, Long::valueOf));
    }

    @Override
    public Runnable savepoint() {
        int size = written.size();
        return () -> written.subList(size, written.size()).clear();
    }
}
