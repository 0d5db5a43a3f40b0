package dev.nightshift.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A sample program of the documentation, compiled and run with nothing but the domain beside it. */
public record SampleProgram(Path source, Path classes) {

    private static final Path SAMPLES = Path.of("..", "docs", "samples");
    private static final Path DOMAIN = Path.of("..", "domain", "target", "classes");

    /**
     * Compiles it.
     *
     * @param name of the file below the samples
     * @param classes a folder for what comes of it
     */
    public static SampleProgram compiled(String name, Path classes) {
        Path source = SAMPLES.resolve(name);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), "-cp", DOMAIN.toString(), source.toString());
        assertThat(result).as("the sample compiles").isZero();
        return new SampleProgram(source, classes);
    }

    public String text() {
        try {
            return Files.readString(source);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What it prints. */
    public String run(String... arguments) throws Exception {
        URL[] path = {classes.toUri().toURL(), DOMAIN.toUri().toURL()};
        String name = source.getFileName().toString().replace(".java", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
                PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            System.setOut(out);
            loader.loadClass("sample." + name).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
