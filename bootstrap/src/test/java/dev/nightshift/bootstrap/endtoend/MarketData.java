package dev.nightshift.bootstrap.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Real market data with what must come out of it; a test that needs it is skipped where it is absent. */
record MarketData(Path folder) {

    static MarketData real() {
        Path folder = Path.of(System.getProperty("nightshift.data", "../../shared/data"), "market");
        assumeTrue(Files.isDirectory(folder), "the real market data is not here");
        return new MarketData(folder);
    }

    List<NamedCsvRecord> records(String file) {
        return IssueData.parse(text(file));
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
