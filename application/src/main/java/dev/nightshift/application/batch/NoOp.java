package dev.nightshift.application.batch;

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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Does nothing, for as long and with as many failures as it is told: for demos and tests. */
public final class NoOp implements JobType<NoOp.Pattern, Long, Long> {

    private static final Parameter<Long> ITEMS =
            Parameter.number("items", 0, 1_000_000_000).orElse(1L).about("How many items the job has.");
    private static final Parameter<Duration> ITEM_DURATION =
            Parameter.duration("itemDuration", Duration.ofHours(1)).about("How long each item takes.");
    private static final Parameter<Long> BAD_EVERY =
            Parameter.number("badEvery", 1, Integer.MAX_VALUE).about("Every so manieth item is bad and set aside.");
    private static final Parameter<Long> FAIL_AT = Parameter.number("failAt", 1, Integer.MAX_VALUE)
            .about("The item of this number fails with a transient failure, in every attempt.");
    private static final Parameter<Long> BREAK_AT = Parameter.number("breakAt", 1, Integer.MAX_VALUE)
            .about("The job fails for good at the item of this number.");

    private final Pause pause;

    public NoOp(Pause pause) {
        this.pause = pause;
    }

    @Override
    public TypeName name() {
        return TypeName.of("NO_OP");
    }

    @Override
    public String about() {
        return "Does nothing, for as long and with as many failures as it is told.";
    }

    @Override
    public Parameters<Pattern> parameters() {
        return Parameters.of(ITEMS, ITEM_DURATION, BAD_EVERY, FAIL_AT, BREAK_AT).as(Pattern::of);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.skippingUpTo(1_000_000);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public boolean isWriting() {
        return false;
    }

    @Override
    public Optional<ItemFormat<Long>> itemFormat() {
        return Optional.of(new ItemFormat<>(String::valueOf, Long::valueOf));
    }

    @Override
    public Source<Long> source(Pattern pattern, JobContext context) {
        return Sources.counted(pattern.items(), index -> index + 1);
    }

    @Override
    public Long handle(Long item, Pattern pattern, JobContext context) throws Exception {
        if (!pattern.itemDuration().isZero()) {
            pause.pause(pattern.itemDuration());
        }
        if (item == pattern.breakAt()) {
            throw new JobFailed("item %d breaks the job, as its parameters say".formatted(item));
        }
        if (item == pattern.failAt()) {
            throw new IOException("item %d fails, as the parameters say".formatted(item));
        }
        if (pattern.badEvery() > 0 && item % pattern.badEvery() == 0) {
            throw new BadItem("item %d is bad, as the parameters say".formatted(item));
        }
        return item;
    }

    @Override
    public void write(List<Long> results, Pattern pattern, JobContext context) {
        // nothing is to be kept
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    /** What the job does; 0 for what it does not. */
    public record Pattern(long items, Duration itemDuration, long badEvery, long failAt, long breakAt) {

        static Pattern of(ParameterValues given) {
            return new Pattern(
                    given.get(ITEMS),
                    given.find(ITEM_DURATION).orElse(Duration.ZERO),
                    given.find(BAD_EVERY).orElse(0L),
                    given.find(FAIL_AT).orElse(0L),
                    given.find(BREAK_AT).orElse(0L));
        }
    }
}
