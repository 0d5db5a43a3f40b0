package dev.nightshift.adapters.persistence.audit;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The audit log in PostgreSQL. */
public final class PostgresAuditLog implements AuditLog {

    private final Database database;
    private final ReadableRows rows = new ReadableRows("entries of the audit log");

    public PostgresAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(AuditEntry entry) {
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO audit_log (actor, action, subject, detail, at)
                        VALUES (:actor, :action, :subject, :detail, :at)""")
                .bind("actor", entry.actor())
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("detail", entry.detail())
                .bind("at", entry.at().atOffset(ZoneOffset.UTC))
                .execute());
    }

    @Override
    public Page<Numbered, Long> list(@Nullable Long before, int limit) {
        return database.with(handle -> rows.page(
                limit,
                size -> handle.createQuery(
                                """
                                SELECT number, actor, action, subject, detail, at FROM audit_log
                                WHERE number < :before ORDER BY number DESC LIMIT :limit""")
                        .bind("before", before == null ? Long.MAX_VALUE : before)
                        .bind("limit", size),
                row -> new Numbered(
                        row.getLong("number"),
                        new AuditEntry(
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("subject"),
                                row.getString("detail"),
                                row.getObject("at", OffsetDateTime.class).toInstant())),
                Numbered::number));
    }
}
