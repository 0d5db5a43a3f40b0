package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.TypeName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Templates in the table {@code batch_templates}. */
public final class PostgresTemplates implements Templates {

    private static final String READ =
            """
            SELECT name, type_name, type_version, parameters::text AS parameters, priority, strategy FROM batch_templates
            """;

    private final Database database;
    private final ReadableRows rows = new ReadableRows("templates");

    public PostgresTemplates(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Template template) {
        return database.with(handle -> handle.createUpdate(
                                """
                                INSERT INTO batch_templates
                                       (name, type_name, type_version, parameters, priority, strategy)
                                VALUES (:name, :type, :version, :parameters::jsonb, :priority, :strategy)
                                    ON CONFLICT (name) DO NOTHING
                                """)
                        .bind("name", template.name())
                        .bind("type", template.type().name())
                        .bind("version", template.type().version())
                        .bind("parameters", Json.text(template.parameters()))
                        .bind(
                                "priority",
                                template.priority() == null
                                        ? null
                                        : template.priority().name())
                        .bind(
                                "strategy",
                                template.strategy() == null
                                        ? null
                                        : template.strategy().name())
                        .execute()
                > 0);
    }

    @Override
    public Optional<Template> find(String name) {
        return database.with(handle -> handle.createQuery(READ + " WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> template(row))
                .findOne());
    }

    @Override
    public boolean lock(String name) {
        return database.with(
                handle -> handle.createQuery("SELECT name FROM batch_templates WHERE name = :name FOR UPDATE")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne()
                        .isPresent());
    }

    @Override
    public List<Template> all() {
        return database.with(handle ->
                rows.list(handle.createQuery(READ + " ORDER BY name COLLATE \"C\""), PostgresTemplates::template));
    }

    private static Template template(ResultSet row) throws SQLException {
        String priority = row.getString("priority");
        String strategy = row.getString("strategy");
        return new Template(
                row.getString("name"),
                new TypeName(row.getString("type_name"), row.getInt("type_version")),
                Json.map(row.getString("parameters")),
                priority == null ? null : Priority.valueOf(priority),
                strategy == null ? null : Strategy.valueOf(strategy));
    }

    @Override
    public boolean remove(String name) {
        return database.with(handle -> handle.execute("DELETE FROM batch_templates WHERE name = ?", name) > 0);
    }
}
