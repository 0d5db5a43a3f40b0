package dev.nightshift.embeddedpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** PostgreSQL's programs of one version, unpacked into the data directory. */
record Binaries(Path home) {

    /** Holds the number of bytes of all other files: cheaper than to wait until the disk has each. */
    private static final String SIZE = "unpacked-bytes";

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    /** The version this program brings, such as {@code 18.6.0}. */
    static String version() {
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int major() {
        String version = version();
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    static boolean onLinux() {
        return system().equals("linux");
    }

    static boolean onWindows() {
        return OS.startsWith("windows");
    }

    /** Unpacks them unless they are there; an interrupted attempt leaves nothing that counts. */
    static Binaries unpackedIn(DataDirectory dir) {
        Path home = dir.binaries(version());
        Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
        try {
            if (isWhole(home)) {
                return new Binaries(home);
            }
            FileTree.delete(home);
            FileTree.delete(unfinished);
            Files.createDirectories(unfinished);
            unpackTo(unfinished);
            Files.writeString(unfinished.resolve(SIZE), Long.toString(FileTree.bytesIn(unfinished)));
            PrivateFile.rename(unfinished, home);
            deleteOthers(dir, home);
            return new Binaries(home);
        } catch (IOException e) {
            throw DiskTrouble.in(dir.path(), e);
        }
    }

    /** False after a power cut that kept the directory and lost the content of some files. */
    private static boolean isWhole(Path home) throws IOException {
        Path size = home.resolve(SIZE);
        return Files.isRegularFile(size)
                && Files.readString(size).equals(Long.toString(FileTree.bytesIn(home) - Files.size(size)));
    }

    Path program(String name) {
        return home.resolve("bin").resolve(onWindows() ? name + ".exe" : name);
    }

    private static void unpackTo(Path target) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
        try (InputStream in = Binaries.class.getResourceAsStream(archive)) {
            if (in == null) {
                throw new PostgresUnavailable(
                        "This program was built for another kind of machine: it brings no PostgreSQL for %s on %s."
                                .formatted(system(), architecture()),
                        "Build it on this machine, or set DATABASE_URL to use a PostgreSQL of your own.");
            }
            new Archive(new BufferedInputStream(in, 1 << 16)).unpackTo(target);
        }
    }

    private static void deleteOthers(DataDirectory dir, Path home) throws IOException {
        try (Stream<Path> entries = Files.list(dir.path())) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith("postgres-bin-") && !entry.equals(home)) {
                    FileTree.delete(entry);
                }
            }
        }
    }

    private static String system() {
        return onWindows() ? "windows" : OS.startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
