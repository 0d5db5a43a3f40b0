package dev.nightshift.bootstrap.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private MarketFiles with(String... names) throws IOException {
        for (String name : List.of(names)) {
            Files.writeString(folder.resolve(name), "");
        }
        return MarketFiles.in(folder);
    }

    @Test
    void are_known_by_their_names() throws IOException {
        MarketFiles files = with("us_vix.csv", "kr_volumes.csv.gz", "kr_published_layout_1.csv", "readme.txt");
        assertThat(files.tables()).containsOnlyKeys("us_vix", "kr_volumes");
        assertThat(files.older()).containsOnlyKeys("kr_published_layout_1");
        assertThat(files.others()).containsExactly("readme.txt");
        assertThat(files.doubled()).isEmpty();
    }

    @Test
    void of_two_with_the_same_table_the_packed_one_is_named_as_doubled() throws IOException {
        MarketFiles files =
                with("us_vix.csv.gz", "us_vix.csv", "kr_published_layout_1.csv", "kr_published_layout_1.csv.gz");
        assertThat(files.tables()).containsEntry("us_vix", folder.resolve("us_vix.csv"));
        assertThat(files.doubled()).containsExactly("kr_published_layout_1.csv.gz", "us_vix.csv.gz");
    }
}
