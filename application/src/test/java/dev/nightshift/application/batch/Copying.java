package dev.nightshift.application.batch;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.ItemFormat;
import dev.nightshift.domain.batch.JobContext;
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
import java.util.function.Function;
import java.util.function.LongFunction;

/** Copies the numbers from 1 on into a ledger; a test says what goes wrong. */
final class Copying implements JobType<Long, Long, Long> {

    static final TypeName NAME = TypeName.of("COPYING");
    private static final Parameter<Long> ITEMS =
            Parameter.number("items", 0, 1_000_000).asRequired();

    private final Ledger unitOfWork;
    private final TypeName name;
    private final Role leastRole;
    private final List<List<Long>> writes = new ArrayList<>();
    private Function<Long, String> write = String::valueOf;
    private JobPolicy policy = JobPolicy.DEFAULT;
    private Step onHandle = (item, context) -> {};
    private Step onWrite = (item, context) -> {};
    private Runnable onParameters = () -> {};
    private LongFunction<Source<Long>> source = items -> Sources.counted(items, index -> index + 1);

    Copying(Ledger unitOfWork) {
        this(unitOfWork, NAME, Role.USER);
    }

    /** @param leastRole of those who may make jobs of it */
    Copying(Ledger unitOfWork, TypeName name, Role leastRole) {
        this.unitOfWork = unitOfWork;
        this.name = name;
        this.leastRole = leastRole;
    }

    Copying treated(JobPolicy given) {
        this.policy = given;
        return this;
    }

    Copying onHandle(Step step) {
        this.onHandle = step;
        return this;
    }

    Copying onWrite(Step step) {
        this.onWrite = step;
        return this;
    }

    Copying onParameters(Runnable step) {
        this.onParameters = step;
        return this;
    }

    Copying from(LongFunction<Source<Long>> given) {
        this.source = given;
        return this;
    }

    Copying formatted(Function<Long, String> given) {
        this.write = given;
        return this;
    }

    /** The chunks that were offered to be written, those included that failed. */
    List<List<Long>> writes() {
        return writes;
    }

    @Override
    public TypeName name() {
        return name;
    }

    @Override
    public Role leastRole() {
        return leastRole;
    }

    @Override
    public Parameters<Long> parameters() {
        return Parameters.of(ITEMS).as((ParameterValues given) -> {
            onParameters.run();
            return given.get(ITEMS);
        });
    }

    @Override
    public JobPolicy policy() {
        return policy;
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<Long> source(Long items, JobContext context) {
        return source.apply(items);
    }

    @Override
    public Long handle(Long item, Long items, JobContext context) throws Exception {
        onHandle.at(item, context);
        return item;
    }

    @Override
    public void write(List<Long> results, Long items, JobContext context) throws Exception {
        writes.add(List.copyOf(results));
        unitOfWork.add(results);
        for (Long result : results) {
            onWrite.at(result, context);
        }
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(write, Long::valueOf));
    }

    /** What happens at an item. */
    @FunctionalInterface
    interface Step {
        void at(long item, JobContext context) throws Exception;
    }
}
