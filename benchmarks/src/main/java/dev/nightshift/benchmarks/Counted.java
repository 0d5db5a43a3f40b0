package dev.nightshift.benchmarks;

import java.time.Duration;

/**
 * What a program had its server do.
 *
 * @param walBytes of the whole server
 */
record Counted(double statements, double roundTrips, double walBytes, double seconds) {

    /** What it does by itself in the meantime, without a job, is taken away. */
    Counted without(Counted idle) {
        double share = seconds / idle.seconds;
        return new Counted(
                statements - share * idle.statements,
                roundTrips - share * idle.roundTrips,
                walBytes - share * idle.walBytes,
                seconds);
    }

    Counted each(double pieces) {
        return new Counted(statements / pieces, roundTrips / pieces, walBytes / pieces, seconds / pieces);
    }

    /** Counts for one program. */
    static final class Counter {

        private static final Duration IDLE = Duration.ofSeconds(5);

        private final Contender who;
        private final Sql sql;
        private final RoundTrips trips;

        Counter(Contender who, Sql sql, RoundTrips trips) {
            this.who = who;
            this.sql = sql;
            this.trips = trips;
        }

        Counted idle() {
            return during(() -> Pause.of(IDLE));
        }

        /** After a checkpoint, so that no more than one of each page is in the log. */
        Counted during(Runnable work) {
            sql.execute("CHECKPOINT");
            Counted before = now();
            work.run();
            Counted after = now();
            return new Counted(
                    after.statements - before.statements,
                    after.roundTrips - before.roundTrips,
                    after.walBytes - before.walBytes,
                    after.seconds - before.seconds);
        }

        private Counted now() {
            double statements = sql.number(
                    "SELECT coalesce(sum(s.calls), 0) FROM pg_stat_statements(false) s JOIN pg_roles r ON r.oid = s.userid"
                            + " JOIN pg_database d ON d.oid = s.dbid WHERE r.rolname = '%s' AND d.datname = '%s'"
                                    .formatted(who.postgres().user(), who.name()));
            long wal = sql.number("SELECT pg_current_wal_insert_lsn() - '0/0'");
            return new Counted(statements, trips.count(), wal, System.nanoTime() / 1e9);
        }
    }
}
