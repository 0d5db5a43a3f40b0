package dev.nightshift.embeddedpostgres;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Tells other programs of this user how to reach the running PostgreSQL. */
record ConnectionFile(Path file) {

    void write(Postmaster postmaster, String password) throws IOException {
        String text =
                """
                host=127.0.0.1
                port=%d
                database=%s
                user=%s
                password=%s
                pid=%d
                machine=%s
                """
                        .formatted(
                                postmaster.port(),
                                Database.NAME,
                                Database.USER,
                                password,
                                postmaster.pid(),
                                Machine.id());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            PrivateFile.write(file, text);
        }
    }

    /** Whether it was written in this container since it started; also when there is none or nobody can tell. */
    boolean isFromHere() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return true;
        }
        return properties.getProperty("machine", Machine.id()).equals(Machine.id());
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
