package dev.nightshift.domain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Dumps of real trackers; they lie outside of the project and need not be there. */
public final class RealData {

    private RealData() {}

    /** The folder below the data's; the test is skipped when it is not there. */
    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("nightshift.data", "no-data"), name);
        assumeTrue(Files.isDirectory(folder), "there is no real data in " + folder);
        return folder;
    }

    /** The files of the folder whose names begin like this, sorted. */
    public static List<Path> files(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
