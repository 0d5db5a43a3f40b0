package dev.nightshift.embeddedpostgres;

import dev.nightshift.application.Shortage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of a process by its id, and the signals PostgreSQL understands. */
final class RunningProcess {

    enum Signal {
        FAST("INT"),
        AT_ONCE("QUIT"),
        FORCE("KILL");

        private final String word;

        Signal(String word) {
            this.word = word;
        }
    }

    private static final Path PROC = Path.of("/proc");

    private RunningProcess() {}

    /** Whether the id is, right now, the main process of the cluster's PostgreSQL; a zombie is not. */
    static boolean isPostgresOf(Path cluster, long pid) {
        if (pid <= 0) {
            return false;
        }
        if (isUnreadable(pid)) {
            return true; // it is there, and for want of a descriptor nobody can say that it is another
        }
        List<String> words = Files.isDirectory(PROC.resolve("self")) ? wordsInProc(pid) : wordsOf(pid);
        return !words.isEmpty()
                && isPostgres(words.get(0))
                && (words.size() == 1 || words.contains(cluster.toString()))
                && (words.size() > 1 || words.get(0).startsWith(String.valueOf(cluster.getParent())));
    }

    /** Processes of a dead main process that still hold the cluster's memory. */
    static List<Long> leftBehindBy(Path cluster) {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .filter(process -> worksIn(process, cluster))
                    .map(process -> Long.valueOf(process.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static void send(Signal signal, long pid) {
        try {
            if (Binaries.onWindows()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            } else {
                Command.of(List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal.word, Long.toString(pid)))
                        .run();
            }
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean worksIn(Path process, Path cluster) {
        try {
            List<String> words =
                    wordsInProc(Long.parseLong(process.getFileName().toString()));
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && !words.isEmpty()
                    && words.get(0).startsWith("postgres:");
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean isPostgres(String program) {
        String name = String.valueOf(Path.of(program).getFileName());
        return name.equals("postgres") || name.equals("postgres.exe");
    }

    /** Whether the process is there, and its words cannot be read because this process can open no more files. */
    private static boolean isUnreadable(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        try {
            Files.newInputStream(process.resolve("cmdline")).close();
            return false;
        } catch (IOException e) {
            return Shortage.ofFile(e).isPresent() && Files.exists(process);
        }
    }

    private static List<String> wordsInProc(long pid) {
        try {
            Path file = PROC.resolve(Long.toString(pid)).resolve("cmdline");
            String line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return line.isEmpty() ? List.of() : List.of(line.split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> wordsOf(long pid) {
        Optional<ProcessHandle.Info> info =
                ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::info);
        Stream<String> program = info.flatMap(ProcessHandle.Info::command).stream();
        Stream<String> arguments = info.flatMap(ProcessHandle.Info::arguments).map(List::of).stream()
                .flatMap(List::stream);
        return Stream.concat(program, arguments).toList();
    }
}
