package dev.nightshift.benchmarks;

import dev.nightshift.embeddedpostgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

/** The processes of a PostgreSQL of ours. */
final class ServerProcesses {

    private ServerProcesses() {}

    /** Time of processors that they have used; those that have ended count no more. */
    static Duration processorTime(EmbeddedPostgres postgres) {
        return ProcessHandle.of(postmaster(postgres)).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.children()))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long postmaster(EmbeddedPostgres postgres) {
        try {
            return Files.readAllLines(postgres.dataDirectory().resolve("postgres/postmaster.pid")).stream()
                    .findFirst()
                    .map(Long::valueOf)
                    .orElseThrow(() -> new BenchmarkFailed("there is no server"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
