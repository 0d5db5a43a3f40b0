package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A directory with everything below it. */
final class FileTree {

    private FileTree() {}

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path path : pathsOf(root, Comparator.reverseOrder())) {
            Files.deleteIfExists(path);
        }
    }

    /** The sizes of its files together; links do not count. */
    static long bytesIn(Path root) throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }

    /** Gives all of it to the user, unless its top already belongs to them. */
    static void giveTo(Path root, UserPrincipal owner) throws IOException {
        if (!Files.exists(root) || Files.getOwner(root).equals(owner)) {
            return;
        }
        // The top last: its owner tells whether all below is done.
        for (Path path : pathsOf(root, Comparator.reverseOrder())) {
            Files.setAttribute(path, "posix:owner", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static List<Path> pathsOf(Path root, Comparator<Path> order) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(order).toList();
        }
    }
}
