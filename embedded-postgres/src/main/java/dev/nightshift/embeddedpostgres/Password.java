package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The database password of a data directory, made once and kept in a file that only this user reads. */
final class Password {

    private static final int BYTES = 24;

    private Password() {}

    static String of(DataDirectory dir) throws IOException {
        Path file = dir.password();
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (dir.hasCluster()) {
            throw new PostgresUnavailable(
                    "The file %s with the database password is missing.".formatted(file),
                    "Put it back, from a copy of the data directory.");
        }
        String password = random();
        PrivateFile.write(file, password + "\n");
        return password;
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
