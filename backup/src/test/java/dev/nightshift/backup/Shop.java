package dev.nightshift.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A schema with one of everything that is hard to carry, in two versions. */
final class Shop implements SchemaMigration {

    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version text, description text,
                success boolean NOT NULL)""",
            "CREATE TABLE kinds (name text PRIMARY KEY)",
            "INSERT INTO kinds VALUES ('made by a migration')",
            // Named so that the alphabet is the wrong order for loading.
            """
            CREATE TABLE a_items (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                owner bigint NOT NULL, parent bigint, note text, raw bytea, tags text[], at timestamptz,
                price numeric(12, 2), span interval, doc jsonb, ratio double precision,
                twice numeric GENERATED ALWAYS AS (price * 2) STORED)""",
            "CREATE TABLE \"z Owners\" (id bigint PRIMARY KEY, \"odd \"\"name\" text)",
            "ALTER TABLE a_items ADD FOREIGN KEY (owner) REFERENCES \"z Owners\" (id)",
            "ALTER TABLE a_items ADD FOREIGN KEY (parent) REFERENCES a_items (id)",
            "CREATE TABLE b_left (id int PRIMARY KEY, other int)",
            "CREATE TABLE b_right (id int PRIMARY KEY, other int REFERENCES b_left (id) DEFERRABLE)",
            "ALTER TABLE b_left ADD FOREIGN KEY (other) REFERENCES b_right (id) DEFERRABLE",
            "CREATE TABLE events (day date NOT NULL, region text NOT NULL, text text) PARTITION BY RANGE (day)",
            "CREATE TABLE audit (what text)",
            """
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN INSERT INTO audit VALUES (NEW.name); RETURN NEW; END $$""",
            "CREATE TABLE told (name text)",
            "CREATE TRIGGER telling AFTER INSERT ON told FOR EACH ROW EXECUTE FUNCTION tell()",
            "CREATE SEQUENCE tickets",
            "CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS items FROM a_items",
            "INSERT INTO flyway_schema_history VALUES (1, '1', 'first', true)");

    private static final List<String> SECOND = List.of(
            "ALTER TABLE told ADD COLUMN length int",
            "UPDATE told SET length = length(name)",
            "INSERT INTO flyway_schema_history VALUES (2, '2', 'second', true)");

    private static final List<String> ROWS = List.of(
            "INSERT INTO \"z Owners\" VALUES (1, 'Ann'), (2, NULL)",
            """
            INSERT INTO a_items (owner, parent, note, raw, tags, at, price, span, doc, ratio) VALUES
                (1, NULL, E'tab\\there, back\\\\slash, new\\nline, \\\\N and \\\\.', '\\x00ff0a5c', ARRAY['a,b', NULL, '"q"'],
                 '2026-03-29 01:59:59.123456+02', 12.34, '1 mon -2 days 03:04:05.6', '{"k": "\u00e9"}', 0.1),
                (1, 1, '', '', '{}', 'infinity', NULL, NULL, 'null', 'NaN'),
                (2, 2, NULL, NULL, NULL, NULL, -0.01, '-1 year', '[]', 1e308),
                (2, 2, '\uD83D\uDE80 \uD55C\uAD6D\uC5B4', NULL, NULL, '1999-12-31 23:59:59Z', 0, '0', '{}', '-Infinity'),
                (2, NULL, repeat('0123456789abcdef', 196608), NULL, NULL, NULL, NULL, NULL, NULL, NULL)""",
            "BEGIN; SET CONSTRAINTS ALL DEFERRED; INSERT INTO b_left VALUES (1, 7);"
                    + " INSERT INTO b_right VALUES (7, 1); COMMIT",
            "CREATE TABLE events_2026_01 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')",
            """
            CREATE TABLE events_2026_02 PARTITION OF events FOR VALUES FROM ('2026-02-01') TO ('2026-03-01')
                PARTITION BY LIST (region)""",
            "CREATE TABLE events_2026_02_kr PARTITION OF events_2026_02 FOR VALUES IN ('kr', 'jp')",
            "CREATE TABLE events_rest PARTITION OF events DEFAULT",
            "INSERT INTO events VALUES ('2026-01-15', 'us', 'one'), ('2026-02-01', 'kr', 'two'), ('2030-01-01', '', NULL)",
            "INSERT INTO told VALUES ('once')",
            "SELECT nextval('tickets'), nextval('tickets'), nextval('tickets')",
            "REFRESH MATERIALIZED VIEW counts");

    private final DataSource database;
    private final String schema;
    private final String newest;

    Shop(DataSource database, String schema, String newest) {
        this.database = database;
        this.schema = schema;
        this.newest = newest;
        run(List.of("CREATE SCHEMA IF NOT EXISTS " + schema));
    }

    void fill() {
        run(ROWS);
    }

    @Override
    public String newest() {
        return newest;
    }

    @Override
    public void to(String version) {
        if (ask("SELECT to_regclass('flyway_schema_history')").equals("null")) {
            run(FIRST);
        }
        if (version.equals("2")
                && ask("SELECT max(version) FROM flyway_schema_history").equals("1")) {
            run(SECOND);
        }
    }

    @Override
    public Set<String> seeded() {
        return Set.of("kinds");
    }

    /** All rows of a table, in an order of their own, as one text. */
    String content(String table) {
        return ask("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') FROM " + table + " t");
    }

    String ask(String question) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(List<String> statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = database.getConnection();
        connection.setSchema(schema);
        return connection;
    }
}
