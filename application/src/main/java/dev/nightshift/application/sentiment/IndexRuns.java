package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.stats.DayRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes indices for runs. */
final class IndexRuns {

    private final ReadMarketData readMarketData;

    IndexRuns(ReadMarketData readMarketData) {
        this.readMarketData = readMarketData;
    }

    /**
     * Computes the index by the first of the methods that has a value in the range, or else by the first that has data there.
     *
     * @throws JobFailed if none has data in the range
     */
    IndexRun begin(List<Method> methods, DayRange range) {
        IndexRun withData = null;
        for (Method method : methods) {
            IndexRun run = new IndexRun(method, readMarketData.read(method), range);
            if (run.hasValue()) {
                return run;
            }
            withData = withData == null && run.hasData() ? run : withData;
        }
        return required(withData, methods.get(0), range);
    }

    private static IndexRun required(@Nullable IndexRun run, Method first, DayRange range) {
        if (run == null) {
            throw new JobFailed("There is no data of %s from %s to %s; import market data first."
                    .formatted(first.version().name(), range.first(), range.last()));
        }
        return run;
    }
}
