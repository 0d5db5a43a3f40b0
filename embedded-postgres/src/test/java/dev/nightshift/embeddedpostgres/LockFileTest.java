package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    @TempDir
    private Path dir;

    @Nested
    class An_exclusive_lock {

        @Test
        void is_given_once_even_within_one_program() {
            LockFile lock = lock();
            assertThat(lock.tryExclusive()).isTrue();
            assertThat(LockFile.at(dir.resolve("lock")).tryExclusive()).isFalse();
            assertThat(lock.tryShared()).isFalse();
            assertThat(lock.awaitExclusive(Duration.ofMillis(30))).isFalse();
            lock.release();
            assertThat(lock.tryExclusive()).isTrue();
            lock.release();
        }

        @Test
        void carries_what_its_holder_wrote_for_others_to_read() throws IOException {
            LockFile lock = lock();
            assertThat(lock.tryExclusive()).isTrue();
            lock.write("123456");
            lock.write("42");
            assertThat(lock.read()).isEmpty();
            lock.release();
            assertThat(lock.read()).isEqualTo("42");
        }
    }

    @Nested
    class Shares {

        @Test
        void are_counted_within_one_program() {
            LockFile lock = lock();
            assertThat(lock.tryShared()).isTrue();
            assertThat(lock.isMineAlone()).isTrue();
            assertThat(lock.tryShared()).isTrue();
            assertThat(lock.isMineAlone()).isFalse();
            assertThat(lock.tryExclusive()).isFalse();
            assertThat(lock.releaseAsLast()).isFalse();
            assertThat(lock.releaseAsLast()).isTrue();
        }
    }

    private LockFile lock() {
        return LockFile.at(dir.resolve("lock"));
    }
}
