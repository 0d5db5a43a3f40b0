package dev.nightshift.benchmarks;

import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.bootstrap.dump.IssueDumpFiles;
import dev.nightshift.bootstrap.dump.ReadingWatcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A public issue tracker's dump, from the real data. */
record Titanium(Path issues, Path comments, Path events) {

    private static final String DATA_DIR = "titanium";

    /** @throws Skipped if the data is not there */
    static Titanium in(Workbench bench) {
        Path folder = bench.realData().resolve("issues/titanium");
        Titanium dump = new Titanium(
                folder.resolve("issues.csv.gz"), folder.resolve("comments.csv.gz"), folder.resolve("events.csv.gz"));
        if (Stream.of(dump.issues, dump.comments, dump.events).allMatch(Files::isReadable)) {
            return dump;
        }
        throw new Skipped("there is no issues/titanium in the real data, see --data");
    }

    /** A data directory that the dump has been imported into. */
    Path imported(Workbench bench) {
        Path dataDir = bench.freshFolder(DATA_DIR);
        try (Session session = Sessions.open(dataDir)) {
            session.get(ImportIssues.class).takeIn(dump(), phase -> {});
        }
        return dataDir;
    }

    IssueDumpFiles dump() {
        return new IssueDumpFiles(issues, comments, Optional.of(events), ReadingWatcher.NOBODY);
    }
}
