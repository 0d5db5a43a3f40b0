package dev.nightshift.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();

    @Test
    void is_a_line_a_phase_where_nobody_watches() {
        try (Progress progress = new Progress(100, new PrintWriter(err), false)) {
            progress.begins(Path.of("folder", "issues.csv"));
            progress.bytesRead(60);
            progress.rowsRead(1_500);
            progress.next("Storing");
        }
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("Reading issues\\.csv: 1,500 rows, [0-9,]+ rows/s, [0-9]+\\.[0-9] s"),
                        line -> assertThat(line).matches("Storing: [0-9]+\\.[0-9] s"));
    }

    @Test
    void leaves_nothing_behind_on_a_terminal() {
        Progress progress = new Progress(100, new PrintWriter(err), true);
        progress.begins(Path.of("issues.csv"));
        progress.close();
        progress.close();
        assertThat(err.toString()).endsWith("\r").doesNotContain("\n");
    }
}
