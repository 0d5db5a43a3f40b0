package dev.nightshift.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program had its server do.
 *
 * @param statements by their number
 */
record Counted(Map<Long, Work> statements, double roundTrips, double seconds) {

    /** A statement that the idle program sends too counts when it comes clearly more often. */
    private static final double CLEARLY = 2;

    private static final int AT_LEAST = 10;

    /** Without what the program does by itself in such a time. */
    Each without(Counted idle) {
        double share = seconds / idle.seconds;
        List<Work> more = statements.entrySet().stream()
                .map(entry -> entry.getValue()
                        .moreThan(idle.statements
                                .getOrDefault(entry.getKey(), Work.NONE)
                                .times(share)))
                .toList();
        return new Each(
                more.stream().mapToDouble(Work::calls).sum(),
                roundTrips - share * idle.roundTrips,
                more.stream().mapToDouble(Work::walBytes).sum());
    }

    private Counted since(Counted before) {
        Map<Long, Work> more = new HashMap<>();
        statements.forEach(
                (number, work) -> more.put(number, work.minus(before.statements.getOrDefault(number, Work.NONE))));
        more.values().removeIf(work -> work.calls == 0);
        return new Counted(more, roundTrips - before.roundTrips, seconds - before.seconds);
    }

    /** How often a statement was sent, and what it wrote into the log; the ends of transactions are not in it. */
    record Work(double calls, double walBytes) {

        static final Work NONE = new Work(0, 0);

        Work times(double factor) {
            return new Work(factor * calls, factor * walBytes);
        }

        Work minus(Work other) {
            return new Work(calls - other.calls, walBytes - other.walBytes);
        }

        Work moreThan(Work idle) {
            return idle.calls == 0 || calls > CLEARLY * idle.calls + AT_LEAST ? minus(idle) : NONE;
        }
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
        private static final String STATEMENTS =
                """
                SELECT s.queryid, sum(s.calls), sum(s.wal_bytes)
                  FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid JOIN pg_database d ON d.oid = s.dbid
                 WHERE r.rolname = '%s' AND d.datname = '%s' AND s.query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK')
                 GROUP BY s.queryid
                """;

        private final String statements;
        private final Sql sql;
        private final RoundTrips trips;

        Counter(Contender who, Sql sql, RoundTrips trips) {
            this.statements = STATEMENTS.formatted(who.postgres().user(), who.name());
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
            Map<Long, Work> now = new HashMap<>();
            sql.query(statements, row -> Map.entry(row.getLong(1), new Work(row.getDouble(2), row.getDouble(3))))
                    .forEach(entry -> now.put(entry.getKey(), entry.getValue()));
            return new Counted(now, trips.count(), System.nanoTime() / 1e9);
        }
    }
}
