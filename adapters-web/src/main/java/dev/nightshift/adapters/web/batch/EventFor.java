package dev.nightshift.adapters.web.batch;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** An event as text, written once for all readers who are shown the same. */
final class EventFor {

    private final Function<WorkerNames, byte[]> writing;
    private final Map<WorkerNames, byte[]> written = new EnumMap<>(WorkerNames.class);

    EventFor(Function<WorkerNames, byte[]> writing) {
        this.writing = writing;
    }

    byte[] reader(JobStream stream) {
        return written.computeIfAbsent(WorkerNames.to(stream.reader()), writing);
    }
}
