package dev.nightshift.bootstrap.wiring;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.audit.PostgresAuditLog;
import dev.nightshift.application.audit.ListAudit;
import dev.nightshift.domain.audit.AuditLog;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The audit log. */
@Factory
final class AuditWiring {

    @Singleton
    AuditLog auditLog(Database database) {
        return new PostgresAuditLog(database);
    }

    @Singleton
    ListAudit listAudit(AuditLog log) {
        return new ListAudit(log);
    }
}
