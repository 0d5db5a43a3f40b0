package dev.nightshift.hexagon.planted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Source files on disk, each in the package that its path says unless it names another itself. */
final class SourceTree {

    private SourceTree() {}

    /** Writes all files and returns those that are Java. */
    static List<Path> writeAll(Path folder, Map<String, String> sources) {
        return sources.entrySet().stream()
                .map(source -> write(folder, source.getKey(), complete(source.getKey(), source.getValue())))
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    static Path write(Path folder, String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String complete(String path, String source) {
        if (!path.endsWith(".java") || path.endsWith("module-info.java") || source.startsWith("package ")) {
            return source;
        }
        String folder = path.replaceFirst("^kit/", "").replaceFirst("/[^/]+$", "");
        String statement = "package shop.%s;\n".formatted(folder.replace('/', '.'));
        return path.endsWith("package-info.java") ? source + "\n" + statement : statement + source;
    }
}
