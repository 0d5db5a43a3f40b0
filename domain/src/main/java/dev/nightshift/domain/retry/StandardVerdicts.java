package dev.nightshift.domain.retry;

import static dev.nightshift.domain.retry.Verdict.CANCELLED;
import static dev.nightshift.domain.retry.Verdict.PERMANENT;
import static dev.nightshift.domain.retry.Verdict.SUCCESS;
import static dev.nightshift.domain.retry.Verdict.TRANSIENT;
import static dev.nightshift.domain.retry.Verdict.UNDONE;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The verdicts that hold unless somebody says otherwise. */
final class StandardVerdicts {

    /** Statuses that differ from the rest of their hundred. */
    private static final Map<Integer, Verdict> SINGLE = Map.ofEntries(
            Map.entry(408, TRANSIENT),
            Map.entry(421, UNDONE),
            Map.entry(425, UNDONE),
            Map.entry(429, UNDONE),
            Map.entry(501, PERMANENT),
            Map.entry(505, PERMANENT),
            Map.entry(506, PERMANENT),
            Map.entry(507, PERMANENT),
            Map.entry(508, PERMANENT),
            Map.entry(510, PERMANENT),
            Map.entry(511, PERMANENT));

    private static final Map<Fault, Verdict> FAULTS = Map.ofEntries(
            Map.entry(Fault.NAME_NOT_RESOLVED, UNDONE),
            Map.entry(Fault.CONNECT_REFUSED, UNDONE),
            Map.entry(Fault.CONNECT_TIMEOUT, UNDONE),
            Map.entry(Fault.TLS_HANDSHAKE, UNDONE),
            Map.entry(Fault.TLS_CERTIFICATE, PERMANENT),
            Map.entry(Fault.READ_TIMEOUT, TRANSIENT),
            Map.entry(Fault.CONNECTION_RESET, TRANSIENT),
            Map.entry(Fault.UNREADABLE_ANSWER, TRANSIENT),
            Map.entry(Fault.ANSWER_TOO_LARGE, PERMANENT),
            Map.entry(Fault.CANCELLED, CANCELLED),
            Map.entry(Fault.OTHER, PERMANENT));

    private StandardVerdicts() {}

    static Classification classification() {
        Map<Integer, Verdict> statuses = new TreeMap<>();
        IntStream.rangeClosed(Classification.FIRST_STATUS, Classification.LAST_STATUS)
                .forEach(status -> statuses.put(status, SINGLE.getOrDefault(status, ofHundred(status / 100))));
        return new Classification(statuses, Set.of(503), FAULTS);
    }

    private static Verdict ofHundred(int hundred) {
        return switch (hundred) {
            case 2 -> SUCCESS;
            case 5 -> TRANSIENT;
            default -> PERMANENT;
        };
    }
}
