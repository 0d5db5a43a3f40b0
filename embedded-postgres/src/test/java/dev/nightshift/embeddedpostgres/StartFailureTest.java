package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StartFailureTest {

    private static final Path DIR = Path.of("/srv/data");

    @Nested
    class What_postgres_logged {

        @Test
        void tells_what_to_do_next() {
            assertThat(StartFailure.of("FATAL:  could not create any TCP/IP sockets"))
                    .isEqualTo(StartFailure.PORT_TAKEN);
            assertThat(StartFailure.of("FATAL:  lock file \"postmaster.pid\" already exists"))
                    .isEqualTo(StartFailure.ALREADY_RUNNING);
            assertThat(StartFailure.of("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use"))
                    .isEqualTo(StartFailure.LEFT_BEHIND);
            assertThat(StartFailure.of("PANIC:  could not locate a valid checkpoint record"))
                    .isEqualTo(StartFailure.DAMAGED);
            assertThat(StartFailure.of("")).isEqualTo(StartFailure.OTHER);
        }

        @Test
        void is_told_in_its_last_complaint() {
            assertThat(StartFailure.lastWords("LOG:  a\nFATAL:  first\nHINT:  b\nFATAL:  the last.\nLOG:  c\n"))
                    .isEqualTo("the last");
            assertThat(StartFailure.lastWords("")).isEqualTo("it said nothing");
        }

        @Test
        void about_a_full_disk_is_told_as_that() {
            PostgresUnavailable told = StartFailure.OTHER.told(
                    new DataDirectory(DIR), "PANIC:  could not write to file: No space left on device");
            assertThat(told).hasMessage("The disk that holds the data directory /srv/data is full.");
        }
    }

    @Nested
    class A_refusal_of_the_file_system {

        @Test
        void is_a_sentence_without_java_names() {
            assertThat(DiskTrouble.in(DIR, new IOException("No space left on device")))
                    .hasMessage("The disk that holds the data directory /srv/data is full.");
            assertThat(DiskTrouble.in(DIR, new AccessDeniedException("/srv/data")))
                    .hasMessage("The data directory /srv/data is not writable for this user.");
            assertThat(DiskTrouble.in(DIR, new FileSystemException("/srv/data", null, "Read-only file system")))
                    .hasMessage("The data directory /srv/data is not writable for this user.");
            assertThat(DiskTrouble.in(DIR, new FileSystemException("/srv/data", null, "Not a directory")))
                    .hasMessage("The data directory /srv/data cannot be used: Not a directory.");
        }
    }
}
