package dev.nightshift.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The samples of the documentation, compiled as a reader would compile them. */
final class Sample {

    private static final Path SOURCES = Path.of("..", "docs", "samples");
    private static final Path LIMITED = Path.of("src", "test", "samples", "OneAtATime.java");
    private static final Path CAPTIOUS = Path.of("src", "test", "samples", "Captious.java");
    private static final Path BAD = Path.of("src", "test", "samples", "BadNeighbour.java");
    private static final Path ELSEWHERE = Path.of("src", "test", "samples", "Elsewhere.java");
    private static final String JAR = Path.of("target", "nightshift.jar").toString();

    private Sample() {}

    /** A folder that holds the sample job type in a jar. */
    static Path extensions(Path folder) throws IOException {
        Path classes = compiled(
                folder.resolve("extension-classes"),
                SOURCES.resolve("extension/NumberLedger.java"),
                SOURCES.resolve("extension/AmountLines.java"),
                LIMITED,
                CAPTIOUS,
                BAD,
                ELSEWHERE);
        Path extensions = Files.createDirectories(folder.resolve("extensions"));
        Path jar = extensions.resolve("number-ledger.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            for (Path found : classFilesIn(classes)) {
                entries.putNextEntry(
                        new JarEntry(classes.relativize(found).toString().replace('\\', '/')));
                Files.copy(found, entries);
            }
            entries.putNextEntry(new JarEntry("META-INF/services/dev.nightshift.domain.batch.JobType"));
            entries.write(
                    "sample.NumberLedger\nsample.OneAtATime\nsample.Captious\nsample.BadNeighbour\nsample.Elsewhere\n"
                            .getBytes(UTF_8));
        }
        return extensions;
    }

    /** The classes of the sample program that embeds the engine. */
    static Path embedded(Path folder) throws IOException {
        return compiled(
                folder.resolve("embedded-classes"),
                SOURCES.resolve("extension/NumberLedger.java"),
                SOURCES.resolve("embedded/EmbeddedWorker.java"));
    }

    private static Path compiled(Path into, Path... sources) throws IOException {
        Files.createDirectories(into);
        List<String> arguments = new ArrayList<>(List.of("-d", into.toString(), "-cp", JAR, "-proc:none"));
        for (Path source : sources) {
            arguments.add(source.toString());
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("the samples compile").isZero();
        return into;
    }

    private static List<Path> classFilesIn(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }
}
