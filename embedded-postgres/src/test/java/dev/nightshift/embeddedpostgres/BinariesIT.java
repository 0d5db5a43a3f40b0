package dev.nightshift.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BinariesIT {

    private final Workplace workplace = new Workplace();
    private final Path dir = workplace.usedDirectory();

    @AfterEach
    void close() {
        workplace.close();
    }

    @Nested
    class Unpacked_programs {

        @Test
        void replace_those_of_another_version_and_an_interrupted_attempt() throws IOException {
            FileTree.delete(dir.resolve("postgres-bin-" + Binaries.version()));
            Path unfinished =
                    Files.createDirectories(dir.resolve("postgres-bin-" + Binaries.version() + ".unfinished/bin"));
            Path older = Files.createDirectories(dir.resolve("postgres-bin-18.0.0/bin"));
            Binaries binaries = Binaries.unpackedIn(new DataDirectory(dir));
            assertThat(Files.isExecutable(binaries.program("postgres"))).isTrue();
            assertThat(unfinished).doesNotExist();
            assertThat(older).doesNotExist();
        }

        @Test
        void are_unpacked_again_when_a_power_cut_emptied_one() throws IOException {
            DataDirectory directory = new DataDirectory(dir);
            Path program = Binaries.unpackedIn(directory).program("postgres");
            // Not in place: the programs are hard links.
            Files.delete(program);
            Files.createFile(program);
            assertThat(Files.size(Binaries.unpackedIn(directory).program("postgres")))
                    .isPositive();
        }
    }
}
