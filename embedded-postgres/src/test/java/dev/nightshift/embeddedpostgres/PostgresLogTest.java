package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresLogTest {

    @TempDir
    private Path dir;

    @Nested
    class A_log {

        @Test
        void gives_what_came_behind_a_place() throws IOException {
            PostgresLog log = log("before");
            long place = log.size();
            Files.writeString(log.file(), "before, after");
            assertThat(log.since(place)).isEqualTo(", after");
            assertThat(log.since(1000)).isEmpty();
        }

        @Test
        void that_is_small_stays() throws IOException {
            PostgresLog log = log("small");
            log.moveAwayIfLarge();
            assertThat(log.file()).hasContent("small");
        }

        @Test
        void that_is_large_is_moved_away_and_goes_on_empty() throws IOException {
            PostgresLog log = log("x".repeat(11 << 20));
            log.moveAwayIfLarge();
            assertThat(log.size()).isZero();
            assertThat(Files.size(dir.resolve("postgres.log.1"))).isEqualTo(11 << 20);
        }
    }

    private PostgresLog log(String content) throws IOException {
        return new PostgresLog(Files.writeString(dir.resolve("postgres.log"), content));
    }
}
