package dev.nightshift.domain.sentiment.migration;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says how rows of one layout become rows of another.
 *
 * @param from the columns of the old layout, in their order
 * @param to the columns of the new layout, in their order; one that no column becomes is left blank
 * @param columns what becomes of what; an old column that is not among them is dropped
 */
public record TableMapping(String name, List<String> from, List<String> to, List<ColumnMapping> columns) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** An old column becomes a new one. */
    public record ColumnMapping(String from, String to, Conversion conversion) {

        public ColumnMapping {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(conversion, "conversion");
        }

        ColumnMapping inverse() {
            return new ColumnMapping(to, from, conversion.inverse());
        }
    }

    /** @throws IllegalArgumentException if a mapped column is not in its layout, or is mapped twice */
    public TableMapping {
        requireNonNull(name, "name");
        from = List.copyOf(from);
        to = List.copyOf(to);
        columns = List.copyOf(columns);
        requireWithin(from, columns.stream().map(ColumnMapping::from).toList());
        requireWithin(to, columns.stream().map(ColumnMapping::to).toList());
    }

    /** Whether a file with this header has the old layout; a byte order mark before it does not matter. */
    public boolean reads(List<String> header) {
        return !header.isEmpty()
                && from.size() == header.size()
                && header.get(0).replace(BYTE_ORDER_MARK, "").equals(from.get(0))
                && header.subList(1, header.size()).equals(from.subList(1, from.size()));
    }

    /**
     * The row in the new layout.
     *
     * @throws IllegalArgumentException if a mapped column is missing, or a text cannot be converted: the column is named
     */
    public Map<String, String> apply(Map<String, String> row) {
        Map<String, String> mapped = new LinkedHashMap<>();
        to.forEach(column -> mapped.put(column, ""));
        columns.forEach(column -> mapped.put(column.to(), converted(column, row.get(column.from()))));
        return Collections.unmodifiableMap(mapped);
    }

    /** What leads back; of what is dropped nothing comes back. */
    public TableMapping inverse() {
        return new TableMapping(
                name + ", back",
                to,
                from,
                columns.stream().map(ColumnMapping::inverse).toList());
    }

    /** The old columns of which nothing stays. */
    public List<String> dropped() {
        return from.stream()
                .filter(column -> columns.stream().noneMatch(each -> each.from().equals(column)))
                .toList();
    }

    private static String converted(ColumnMapping column, @Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("column %s is missing".formatted(column.from()));
        }
        try {
            return column.conversion().convert(text);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("column %s: %s".formatted(column.from(), refused.getMessage()), refused);
        }
    }

    private static void requireWithin(List<String> layout, List<String> mapped) {
        if (!layout.containsAll(mapped) || mapped.stream().distinct().count() < mapped.size()) {
            throw new IllegalArgumentException(
                    "columns %s must be of the layout %s, each once".formatted(mapped, layout));
        }
    }
}
