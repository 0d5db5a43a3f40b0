package dev.nightshift.bootstrap.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars in a folder of extensions, which nobody else can alter. */
public final class ExtensionJars {

    private ExtensionJars() {}

    /** @throws BadSetting if the folder cannot be read, or others can alter it or one of the jars */
    public static List<Path> in(Path folder) {
        Path directory = folder.toAbsolutePath();
        Unalterable.require(directory);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            jars.forEach(Unalterable::require);
            return jars;
        } catch (IOException failure) {
            throw new BadSetting(
                    "The folder of extensions %s cannot be read: %s".formatted(folder, Sentences.reason(failure)),
                    failure);
        }
    }
}
