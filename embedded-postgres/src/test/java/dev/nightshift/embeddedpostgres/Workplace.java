package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Data directories below the build folder, and the end of everything that was started in them. */
public final class Workplace implements AutoCloseable {

    private static final Path BASE = Path.of("target", "postgres-it");
    private static @Nullable Path template;

    private final Path root = BASE.resolve(UUID.randomUUID().toString()).toAbsolutePath();
    private final List<OtherProgram> programs = new ArrayList<>();
    private final List<EmbeddedPostgres> opened = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();

    /** A directory that does not exist yet. */
    public Path newDirectory() {
        Path dir = root.resolve("data-" + directories.size());
        directories.add(dir);
        return dir;
    }

    /** A directory in which PostgreSQL has run before, copied from one that was made once. */
    public Path usedDirectory() {
        Path dir = newDirectory();
        copy(template(), dir);
        return dir;
    }

    public EmbeddedPostgres open(Path dir, Role role) {
        return remember(EmbeddedPostgres.open(dir, role));
    }

    EmbeddedPostgres remember(EmbeddedPostgres postgres) {
        synchronized (opened) {
            opened.add(postgres);
        }
        return postgres;
    }

    OtherProgram start(Path dir, Role role, String... prefix) {
        return remember(OtherProgram.start(List.of(prefix), OtherProgram.classPath(), dir, role));
    }

    OtherProgram remember(OtherProgram program) {
        programs.add(program);
        return program;
    }

    Path root() throws IOException {
        return Files.createDirectories(root);
    }

    @Override
    public void close() {
        opened.forEach(EmbeddedPostgres::close);
        programs.forEach(OtherProgram::kill);
        directories.forEach(dir -> Postmaster.of(dir.resolve("postgres")).ifPresent(Postmaster::stop));
        try {
            FileTree.delete(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path template() {
        Path dir = template;
        if (dir == null) {
            dir = BASE.resolve("template-" + UUID.randomUUID()).toAbsolutePath();
            EmbeddedPostgres.open(dir, Role.GUEST).close();
            template = dir;
            Path made = dir;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
        }
        return dir;
    }

    private static void delete(Path dir) {
        try {
            FileTree.delete(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> paths = Files.walk(from)) {
            Files.createDirectories(to.getParent());
            for (Path path : paths.toList()) {
                copyOrLink(path, to.resolve(from.relativize(path)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Programs are the same file everywhere; data is not. */
    private static void copyOrLink(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)
                && from.toString().contains("postgres-bin-")) {
            Files.createLink(to, from);
        } else {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
