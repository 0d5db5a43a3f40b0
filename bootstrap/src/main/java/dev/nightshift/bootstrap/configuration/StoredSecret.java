package dev.nightshift.bootstrap.configuration;

import dev.nightshift.embeddedpostgres.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets in the data directory, in files that only this user reads. */
final class StoredSecret {

    private static final int BYTES = 48;

    private StoredSecret() {}

    /** The secret of that name, made on first use. */
    static String of(Path dataDir, String name) {
        Path file = dataDir.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(dataDir, name, random());
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new Failed("The secret in %s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    static Path write(Path dataDir, String name, String secret) {
        Path file = dataDir.resolve(name);
        try {
            PrivateFile.createDirectories(dataDir);
            PrivateFile.write(file, secret + "\n");
            return file;
        } catch (IOException failure) {
            throw new Failed("The file %s cannot be written: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
