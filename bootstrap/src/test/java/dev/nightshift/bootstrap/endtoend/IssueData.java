package dev.nightshift.bootstrap.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real issue dump with what must come out of it; a test that needs it is skipped where it is absent. */
record IssueData(Path folder) {

    static IssueData of(String name) {
        Path folder = Path.of(System.getProperty("nightshift.data", "../../shared/data"), "issues", name);
        assumeTrue(Files.isDirectory(folder), "the real data is not here: " + name);
        return new IssueData(folder);
    }

    String[] importArguments() {
        return new String[] {
            "import", "issues",
            "--issues", folder.resolve("issues.csv.gz").toString(),
            "--comments", folder.resolve("comments.csv.gz").toString(),
            "--events", folder.resolve("events.csv.gz").toString()
        };
    }

    /** {@code date, created, resolved, comments} a line. */
    List<String> dailyIn(String zone) {
        return records("expected_daily_" + zone.replace('/', '_') + ".csv").stream()
                .map(row -> String.join(
                        ",",
                        row.getField("date"),
                        row.getField("created"),
                        row.getField("resolved"),
                        row.getField("comments")))
                .toList();
    }

    /** {@code key} and score by rank, for each instant. */
    Map<String, List<Place>> ranking(String file, String scoreColumn) {
        return records(file).stream()
                .collect(groupingBy(
                        row -> row.getField("at"),
                        LinkedHashMap::new,
                        mapping(
                                row -> new Place(row.getField("issue_key"), Long.parseLong(row.getField(scoreColumn))),
                                toList())));
    }

    static List<NamedCsvRecord> parse(String csv) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(new StringReader(csv))) {
            return reader.stream().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<NamedCsvRecord> records(String file) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve(file));
                Stream<NamedCsvRecord> rows = reader.stream()) {
            return rows.toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One line of a ranking. */
    record Place(String key, long score) {}
}
