package dev.nightshift.benchmarks;

import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.popularity.PopularityScores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A large generated tracker in a database of its own.
 *
 * @param session the program on it
 * @param issues how many issues it has, with ids from 1 in the order of their age
 * @param end as of when it is: nothing in it is later
 */
record BigTracker(Session session, long issues, Instant end) implements AutoCloseable {

    private static final List<String> TABLES =
            List.of("issues", "issue_attention", "comments", "views", "status_changes");

    /** Of so many issues one is of the last seven days. */
    private static final int RECENT = 20;

    /** The one that is there, when it is of the wanted size, or else a new one. */
    static BigTracker open(Workbench bench) {
        Path dataDir = bench.folder("big-" + bench.issues());
        return keptIn(dataDir, bench).orElseGet(() -> filled(bench.freshFolder("big-" + bench.issues()), bench));
    }

    /** The smallest id of the issues of the last seven days. */
    long firstRecent() {
        return issues - issues / RECENT + 1;
    }

    @Override
    public void close() {
        session.close();
    }

    private static Optional<BigTracker> keptIn(Path dataDir, Workbench bench) {
        Path mark = markIn(dataDir);
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        try {
            Instant end = Instant.parse(Files.readString(mark));
            return Optional.of(new BigTracker(Sessions.open(dataDir), bench.issues(), end));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BigTracker filled(Path dataDir, Workbench bench) {
        Session session = Sessions.open(dataDir);
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (Sql sql = Sql.connect(session)) {
            fill(sql, bench, end);
            say("scores");
            session.get(PopularityScores.class).rebuild(end);
            sql.execute("VACUUM (ANALYZE) popularity");
            Files.writeString(markIn(dataDir), end.toString());
            say("ready");
            return new BigTracker(session, bench.issues(), end);
        } catch (IOException failure) {
            session.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            session.close();
            throw failure;
        }
    }

    private static void fill(Sql sql, Workbench bench, Instant end) {
        Indexes indexes = Indexes.of(sql, TABLES);
        indexes.remove(sql);
        say("rows");
        sql.execute(script().replace("${issues}", Long.toString(bench.issues()))
                .replace("${old}", Long.toString(bench.issues() - bench.issues() / RECENT))
                .replace("${comments}", Long.toString(bench.comments()))
                .replace("${now}", end.toString()));
        say("indexes");
        sql.execute("SET maintenance_work_mem = '512MB'");
        indexes.restore(sql);
        say("statistics");
        sql.execute("VACUUM (ANALYZE) " + String.join(", ", TABLES));
    }

    private static void say(String step) {
        System.err.printf("generated tracker: %s (%s)%n", step, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static Path markIn(Path dataDir) {
        return dataDir.resolve("filled-until");
    }

    private static String script() {
        try (InputStream script = BigTracker.class.getResourceAsStream("big-tracker.sql")) {
            if (script == null) {
                throw new IllegalStateException("big-tracker.sql is not in the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
