package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A cluster in the making: it becomes the data directory's by one rename, or never. */
final class NewCluster {

    private static final String UNFINISHED = "postgres.unfinished-";
    private static final String ACCESS =
            "# By password, from this machine only.\nhost all all 127.0.0.1/32 scram-sha-256\n";

    private final DataDirectory dir;
    private final Binaries binaries;
    private final Path workshop;

    NewCluster(DataDirectory dir, Binaries binaries) {
        this.dir = dir;
        this.binaries = binaries;
        this.workshop = dir.path().resolve(UNFINISHED + UUID.randomUUID());
    }

    void make(Accounts accounts, String password) throws IOException {
        deleteAbandoned();
        Path cluster = workshop.resolve("cluster");
        Path passwordFile = workshop.resolve("password");
        PrivateFile.createDirectories(workshop);
        PrivateFile.create(passwordFile, password + "\n");
        try {
            Account account = accounts.firstThatWorks(binaries, workshop);
            account.own(workshop);
            initialise(account, cluster, passwordFile);
            Files.writeString(cluster.resolve("pg_hba.conf"), ACCESS);
            PrivateFile.force(cluster.resolve("pg_hba.conf"));
            Files.deleteIfExists(dir.cluster());
            PrivateFile.rename(cluster, dir.cluster());
        } finally {
            FileTree.delete(workshop);
        }
    }

    private void initialise(Account account, Path cluster, Path passwordFile) throws IOException {
        Command.Result result = Command.of(account.prefix())
                .with(binaries.program("initdb").toString(), "--pgdata=" + cluster, "--pwfile=" + passwordFile)
                .with("--username=" + Database.OWNER, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C")
                .with("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--text-search-config=simple")
                .with(Settings.forNewCluster())
                .with(Binaries.onLinux() ? List.of("--sync-method=syncfs") : List.of())
                .run();
        if (result.exit() != 0) {
            throw DiskTrouble.told(dir.path(), result.output())
                    .orElseGet(() -> new PostgresUnavailable(
                            "PostgreSQL could not make its data in %s: %s."
                                    .formatted(dir.path(), StartFailure.lastWords(result.output())),
                            "Check the directory's owner and rights, or choose another with --data-dir."));
        }
    }

    /** Left by a program that was killed; what cannot be deleted does no harm. */
    private void deleteAbandoned() throws IOException {
        try (Stream<Path> entries = Files.list(dir.path())) {
            List<Path> abandoned = entries.filter(
                            entry -> entry.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
            for (Path entry : abandoned) {
                try {
                    FileTree.delete(entry);
                } catch (IOException e) {
                    System.getLogger(NewCluster.class.getName())
                            .log(System.Logger.Level.DEBUG, "An unfinished cluster stays behind.", e);
                }
            }
        }
    }
}
