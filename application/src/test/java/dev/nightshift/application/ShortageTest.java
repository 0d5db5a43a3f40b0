package dev.nightshift.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class ShortageTest {

    @Test
    void shared_memory_is_told_from_a_disk_of_which_the_system_says_the_same() {
        assertThat(Shortage.told(
                        "FATAL:  could not resize shared memory segment \"/PostgreSQL.1\": No space left on device"))
                .contains(Shortage.SHARED_MEMORY_TOO_SMALL);
        assertThat(Shortage.told("FATAL:  could not write to file \"pg_wal/xlogtemp\": No space left on device"))
                .contains(Shortage.DISK_FULL);
    }

    @Test
    void a_file_that_cannot_be_opened_is_for_want_of_descriptors_wherever_in_the_causes_that_is_said() {
        assertThat(Shortage.ofFile(new UncheckedIOException(new FileNotFoundException("x (Too many open files)"))))
                .contains(Shortage.NO_DESCRIPTORS);
        assertThat(Shortage.ofFile(new UncheckedIOException(new IOException("Connection reset"))))
                .isEmpty();
        assertThat(Shortage.ofFile(new IllegalStateException("Too many open files")))
                .as("what somebody else says")
                .isEmpty();
    }
}
