package dev.nightshift.adapters.persistence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL executed a statement of an adapter, by {@code EXPLAIN (ANALYZE, FORMAT JSON)}. */
public record Plan(List<Node> nodes) {

    /** PostgreSQL takes the tree apart itself, so that no JSON parser is needed. */
    private static final String NODES =
            """
            WITH RECURSIVE node (plan, place) AS (
                SELECT cast(:json AS jsonb) -> 0 -> 'Plan', ARRAY[0::bigint]
                 UNION ALL
                SELECT child.plan, node.place || child.nth
                  FROM node, jsonb_array_elements(node.plan -> 'Plans') WITH ORDINALITY AS child (plan, nth))
            SELECT plan ->> 'Node Type' AS type, plan ->> 'Relation Name' AS relation, plan ->> 'Index Name' AS index,
                   (plan ->> 'Actual Rows')::numeric::bigint AS rows, (plan ->> 'Actual Loops')::numeric::bigint AS loops,
                   coalesce((plan ->> 'Rows Removed by Filter')::numeric::bigint, 0) AS filtered
              FROM node ORDER BY place
            """;

    public Plan {
        nodes = List.copyOf(nodes);
    }

    /**
     * The plan of the first statement that the call makes. It is executed, and the call ends with it.
     *
     * @param database a database as {@link TestDatabase#freshDataSource} gives it
     */
    public static Plan of(DataSource database, Consumer<Database> call) {
        return of(database, "", call);
    }

    /** The plan of the first statement of the call that contains the text; those before it are simply executed. */
    public static Plan of(DataSource database, String text, Consumer<Database> call) {
        try {
            call.accept(new Database(new DataSourceConnections(Explaining.statementsWith(text, database))));
        } catch (Explaining.Explained explained) {
            return parsed(database, explained.json());
        }
        throw new AssertionError("no statement contains '" + text + "'");
    }

    private static Plan parsed(DataSource database, String json) {
        return new Plan(new Database(new DataSourceConnections(database)).with(handle -> handle.createQuery(NODES)
                .bind("json", json)
                .map((row, context) -> new Node(
                        row.getString("type"),
                        row.getString("relation"),
                        row.getString("index"),
                        row.getLong("rows"),
                        row.getLong("loops"),
                        row.getLong("filtered")))
                .list()));
    }

    /** What reads the table, or an index of it. */
    public List<Node> scansOf(String table) {
        return nodes.stream()
                .filter(node -> node.type().endsWith("Scan") && table.equals(node.relation()))
                .toList();
    }

    /** The tables that are read or written. */
    public List<String> tables() {
        return nodes.stream()
                .map(Node::relation)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    public List<String> indexes() {
        return nodes.stream()
                .map(Node::index)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many rows the largest sort took in, in one go; 0 without a sort. */
    public long sortedRows() {
        long most = 0;
        for (int i = 0; i + 1 < nodes.size(); i++) {
            if (nodes.get(i).type().endsWith("Sort")) {
                most = Math.max(most, nodes.get(i + 1).rows());
            }
        }
        return most;
    }

    /** How many rows the scans have touched, those included that a filter threw away. */
    public long touchedRows() {
        return nodes.stream()
                .filter(node -> node.type().endsWith("Scan") && node.relation() != null)
                .mapToLong(node -> (node.rows() + node.filtered()) * node.loops())
                .sum();
    }

    /**
     * A step.
     *
     * @param rows how many rows a loop gives, on average
     * @param filtered how many rows a loop throws away, on average
     */
    public record Node(
            String type, @Nullable String relation, @Nullable String index, long rows, long loops, long filtered) {

        public Optional<String> usedIndex() {
            return Optional.ofNullable(index);
        }
    }
}
