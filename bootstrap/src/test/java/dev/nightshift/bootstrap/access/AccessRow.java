package dev.nightshift.bootstrap.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code access/matrix.csv}: what each kind of caller is answered at a route.
 *
 * @param statuses as expected; "-" where there is nothing to ask
 */
record AccessRow(String method, String route, String remarks, String path, String body, Map<Cell, String> statuses) {

    private static final String FILE = "/access/matrix.csv";
    private static final int BEFORE_STATUSES = 5;

    static List<AccessRow> all() {
        try (InputStream file = AccessRow.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(AccessRow::of)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static AccessRow of(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != BEFORE_STATUSES + Cell.values().length) {
            throw new IllegalStateException("a row has %d cells: %s".formatted(cells.size(), line));
        }
        return new AccessRow(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                statuses(cells.subList(BEFORE_STATUSES, cells.size())));
    }

    private static Map<Cell, String> statuses(List<String> inOrder) {
        Map<Cell, String> statuses = new EnumMap<>(Cell.class);
        Iterator<String> next = inOrder.iterator();
        for (Cell cell : Cell.values()) {
            statuses.put(cell, next.next());
        }
        return statuses;
    }

    /** As the router and the description name it. */
    String key() {
        return method + " " + route;
    }

    String expected(Cell cell) {
        return statuses.getOrDefault(cell, "-");
    }

    boolean is(String remark) {
        return remarks.contains(remark);
    }

    /** Who asks for whose. */
    enum Cell {
        NOBODY,
        USER_OWN,
        USER_FOREIGN,
        MANAGER_OWN,
        MANAGER_FOREIGN,
        ADMIN_OWN,
        ADMIN_FOREIGN;

        boolean isForeign() {
            return name().endsWith("FOREIGN");
        }

        String role() {
            return name().substring(0, name().indexOf('_'));
        }
    }
}
