package dev.nightshift.embeddedpostgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** {@link ProgramThatOpens} in a JVM of its own, and what it says. */
final class OtherProgram {

    private static final String END = "(end)";

    private final Process process;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    private OtherProgram(Process process) {
        this.process = process;
        Thread listener = new Thread(this::listen, "other-program");
        listener.setDaemon(true);
        listener.start();
    }

    static OtherProgram start(List<String> prefix, String classPath, Path dir, Role role) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-cp", classPath));
        command.addAll(List.of(ProgramThatOpens.class.getName(), dir.toString(), role.name()));
        try {
            return new OtherProgram(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    long pid() {
        return process.pid();
    }

    /** The rest of the first line that starts with the word; fails when the program ends before. */
    String awaitLine(String word) {
        while (true) {
            String line = nextLine();
            heard.add(line);
            if (line.startsWith(word)) {
                return line.substring(word.length()).strip();
            }
            if (line.equals(END)) {
                throw new AssertionError("the program never said '%s' but %s".formatted(word, heard));
            }
        }
    }

    /** Lets it end by itself. */
    void finish() {
        try {
            process.getOutputStream().close();
            awaitLine("closed");
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        Uninterrupted.exitOf(process);
    }

    private String nextLine() {
        try {
            String line = said.poll(30, TimeUnit.SECONDS);
            return line == null ? END : line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            reader.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("broken " + e.getMessage());
        } finally {
            said.add(END);
        }
    }
}
