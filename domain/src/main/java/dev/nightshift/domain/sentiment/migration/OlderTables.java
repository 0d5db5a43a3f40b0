package dev.nightshift.domain.sentiment.migration;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Tables of older layouts, as texts. */
public interface OlderTables {

    /** Keeps a table in place of the one of that name. */
    void put(String name, OlderTable table);

    Optional<OlderTable> find(String name);

    SortedSet<String> names();

    /** A table with its header; each row has as many texts. */
    record OlderTable(List<String> columns, List<List<String>> rows) {

        /** @throws IllegalArgumentException if a row has more or fewer texts than there are columns */
        public OlderTable {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (rows.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("each row must have %d texts".formatted(width));
            }
        }
    }
}
