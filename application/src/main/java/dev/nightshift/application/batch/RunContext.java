package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Resources;
import dev.nightshift.domain.batch.RunSettings;

/** What a run offers to its type. */
record RunContext(JobId job, RunSettings settings, RunLog runLog, RunSignal signal, Resources resources)
        implements JobContext {

    @Override
    public void log(String line) {
        runLog.add(line);
    }

    @Override
    public boolean isEnding() {
        return signal.isEnding();
    }

    /** Forgets an interrupt that the type has left behind: only the worker asks runs to end. */
    void calm() {
        if (!signal.isEnding()) {
            Thread.interrupted();
        }
    }

    @Override
    public <T> T resource(Class<T> kind) {
        return resources
                .find(kind)
                .orElseThrow(() -> new IllegalStateException(
                        "there is no resource of the kind %s here".formatted(kind.getName())));
    }
}
