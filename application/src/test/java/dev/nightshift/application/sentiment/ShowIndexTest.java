package dev.nightshift.application.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.SampleProgram;
import dev.nightshift.domain.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowIndexTest {

    private static final Path PAGE = Path.of("..", "docs", "sentiment.md");
    private static final String REAL_DAY = "2024-12-31";

    @TempDir
    private Path classes = Path.of("");

    @TempDir
    private Path market = Path.of("");

    private SampleProgram program() {
        return SampleProgram.compiled("sentiment/ShowIndex.java", classes);
    }

    @Test
    void shows_the_index_of_a_day_as_the_page_says() throws Exception {
        assertThat(Files.readString(PAGE))
                .contains("```\n" + program().run(RealData.folder("market").toString(), REAL_DAY) + "```\n");
    }

    @Test
    void shows_what_is_missing() throws Exception {
        write("us_levels", "date,sp500,junk_bond_demand", "2021-02-01,3773.86,2.1883", "2021-02-02,3826.31,");
        write("us_vix", "date,close", "2021-01-29,33.09");
        assertThat(program().run(market.toString(), "2021-02-02"))
                .startsWith("2021-02-02: no value\n")
                .contains("  no momentum: TOO_SHORT, ")
                .contains("  no junk: ")
                .contains("  no strength: NO_OBSERVATION, ")
                .contains("  no index: TOO_FEW_COMPONENTS, 0 of 7 components, at least 7 are needed\n");
    }

    @Test
    void is_what_the_page_shows_of_it() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```java\n") + "```java\n".length();
        List<String> shown =
                page.substring(begin, page.indexOf("```", begin)).lines().toList();
        assertThat(shown).isNotEmpty();
        assertThat(program().text().lines().map(String::strip).toList()).containsSubsequence(shown);
    }

    private void write(String table, String... lines) throws IOException {
        Files.write(market.resolve(table + ".csv"), List.of(lines));
    }
}
