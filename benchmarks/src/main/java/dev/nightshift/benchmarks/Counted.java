package dev.nightshift.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program had its server do.
 *
 * @param calls how often each statement, by its number
 * @param walBytes of the whole server
 */
record Counted(Map<Long, Long> calls, double roundTrips, double walBytes, double seconds) {

    /** A statement that the idle program sends too counts when it comes clearly more often. */
    private static final double CLEARLY = 2;

    private static final int AT_LEAST = 10;

    /** Without what the program does by itself in such a time. */
    Each without(Counted idle) {
        double share = seconds / idle.seconds;
        double statements = calls.entrySet().stream()
                .mapToDouble(entry -> more(entry.getValue(), share * idle.calls.getOrDefault(entry.getKey(), 0L)))
                .sum();
        return new Each(statements, roundTrips - share * idle.roundTrips, walBytes - share * idle.walBytes);
    }

    private static double more(long calls, double idle) {
        return idle == 0 || calls > CLEARLY * idle + AT_LEAST ? calls - idle : 0;
    }

    private Counted since(Counted before) {
        Map<Long, Long> more = calls.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue() - before.calls.getOrDefault(entry.getKey(), 0L)));
        more.values().removeIf(count -> count == 0);
        return new Counted(more, roundTrips - before.roundTrips, walBytes - before.walBytes, seconds - before.seconds);
    }

    /** What one piece of work costs. */
    record Each(double statements, double roundTrips, double walBytes) {

        Each of(double pieces) {
            return new Each(statements / pieces, roundTrips / pieces, walBytes / pieces);
        }
    }

    /** Counts for one program. */
    static final class Counter {

        private static final Duration IDLE = Duration.ofSeconds(10);

        /** The ends of transactions are seen as round trips; their beginnings are sent along with what follows. */
        private static final String CALLS =
                """
                SELECT s.queryid, sum(s.calls)::bigint
                  FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid JOIN pg_database d ON d.oid = s.dbid
                 WHERE r.rolname = '%s' AND d.datname = '%s' AND s.query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK')
                 GROUP BY s.queryid
                """;

        private final String calls;
        private final Sql sql;
        private final RoundTrips trips;

        Counter(Contender who, Sql sql, RoundTrips trips) {
            this.calls = CALLS.formatted(who.postgres().user(), who.name());
            this.sql = sql;
            this.trips = trips;
        }

        Counted idle() {
            return during(() -> Pause.of(IDLE));
        }

        /** After a checkpoint, so that pages are in the log as a whole once at most. */
        Counted during(Runnable work) {
            sql.execute("CHECKPOINT");
            Counted before = now();
            work.run();
            return now().since(before);
        }

        private Counted now() {
            Map<Long, Long> counts = sql.query(calls, row -> Map.entry(row.getLong(1), row.getLong(2))).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            long wal = sql.number("SELECT pg_current_wal_insert_lsn() - '0/0'");
            return new Counted(counts, trips.count(), wal, System.nanoTime() / 1e9);
        }
    }
}
