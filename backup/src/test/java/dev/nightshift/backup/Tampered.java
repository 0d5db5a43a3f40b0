package dev.nightshift.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A copy of a backup in which one text was changed. */
final class Tampered {

    private Tampered() {}

    static Path copy(Path from, Path to, String entry, String text, String other) throws IOException {
        try (ZipFile whole = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry each : whole.stream().toList()) {
                byte[] content = whole.getInputStream(each).readAllBytes();
                out.putNextEntry(new ZipEntry(each.getName()));
                out.write(
                        each.getName().equals(entry)
                                ? new String(content, UTF_8)
                                        .replace(text, other)
                                        .getBytes(UTF_8)
                                : content);
                out.closeEntry();
            }
        }
        return to;
    }
}
