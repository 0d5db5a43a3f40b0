package dev.nightshift.bootstrap.dump;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.nightshift.domain.NearestName;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that the first line of a table must name, and those that it may.
 *
 * @param isOpen whether others may be there too
 */
record CsvHeader(List<String> needed, List<String> optional, boolean isOpen) {

    private static final List<String> OTHER_SEPARATORS = List.of(";", "\t", "|");

    static CsvHeader of(List<String> needed) {
        return new CsvHeader(needed, List.of(), false);
    }

    /** Any columns, as long as no name comes twice. */
    static CsvHeader open() {
        return new CsvHeader(List.of(), List.of(), true);
    }

    CsvHeader maybeWith(String column) {
        return new CsvHeader(needed, List.of(column), isOpen);
    }

    /**
     * Where the columns are, by their names and in their order.
     *
     * @throws BrokenTable if the first line is not such a header
     */
    Map<String, Integer> positions(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw BrokenTable.of("it is empty; its first line must name the columns " + String.join(",", needed));
        }
        CsvRecord header = records.next();
        long line = header.getStartingLineNumber();
        List<String> names = header.getFields().stream().map(String::strip).toList();
        requireCommas(names, line);
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (positions.putIfAbsent(names.get(i), i) != null) {
                throw BrokenTable.at(line, "the column %s is there twice".formatted(quoted(names.get(i))));
            }
        }
        requireKnown(positions.keySet(), line);
        return positions;
    }

    private void requireCommas(List<String> names, long line) {
        if (names.size() != 1) {
            return;
        }
        OTHER_SEPARATORS.stream()
                .filter(separator -> names.get(0).contains(separator))
                .findFirst()
                .ifPresent(separator -> {
                    throw BrokenTable.at(
                            line,
                            "its cells are separated by %s; they must be separated by commas"
                                    .formatted(separator.equals("\t") ? "tabs" : "'" + separator + "'"));
                });
    }

    private void requireKnown(Set<String> names, long line) {
        List<String> missing =
                needed.stream().filter(name -> !names.contains(name)).toList();
        Optional<String> unknown = isOpen
                ? Optional.empty()
                : names.stream().filter(name -> !isKnown(name)).findFirst();
        if (!missing.isEmpty()) {
            throw BrokenTable.at(
                    line,
                    "it has no column %s; its first line must name %s"
                                    .formatted(String.join(", ", missing), String.join(",", needed))
                            + unknown.map(name -> "; " + unknown(name, new HashSet<>(missing)))
                                    .orElse(""));
        }
        unknown.ifPresent(name -> {
            throw BrokenTable.at(line, unknown(name, known()));
        });
    }

    private static String unknown(String name, Set<String> candidates) {
        return "%s is not a column of it".formatted(quoted(name))
                + NearestName.of(name, candidates)
                        .map(nearest -> "; did you mean %s?".formatted(nearest))
                        .orElse("");
    }

    private boolean isKnown(String name) {
        return needed.contains(name) || optional.contains(name);
    }

    private Set<String> known() {
        return new HashSet<>(Stream.concat(needed.stream(), optional.stream()).toList());
    }

    private static String quoted(String name) {
        return "'" + MarketCells.shown(name) + "'";
    }
}
