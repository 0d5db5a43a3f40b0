package dev.nightshift.hexagon.planted;

import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** The compiler of the JDK that runs the tests. */
final class Compiler {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    /** One for all runs, since it keeps the jars of the class path open. */
    private static final StandardJavaFileManager FILES =
            JAVAC.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private Compiler() {}

    static void compileModule(Path output, Collection<Path> sources) {
        run(output, sources, List.of("--module-path", pathOfJspecify()));
    }

    /** Compiles on the class path of the tests, behind the given outputs. */
    static void compile(Path output, Collection<Path> sources, Path... others) {
        String classPath = String.join(
                File.pathSeparator,
                Stream.concat(Stream.of(others).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                        .toList());
        run(output, sources, List.of("--class-path", classPath));
    }

    private static void run(Path output, Collection<Path> sources, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", output.toString()));
        arguments.addAll(options);
        output.toFile().mkdirs();
        if (sources.isEmpty()) {
            return;
        }
        StringWriter messages = new StringWriter();
        var files = FILES.getJavaFileObjectsFromPaths(sources);
        if (!JAVAC.getTask(messages, FILES, null, arguments, null, files).call()) {
            throw new IllegalStateException("does not compile: " + messages);
        }
    }

    private static String pathOfJspecify() {
        return new File(NullMarked.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }
}
