package dev.nightshift.application.audit;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.audit.AuditLog;
import org.jspecify.annotations.Nullable;

/** Shows what was done, newest first. */
public final class ListAudit {

    private final AuditLog log;

    public ListAudit(AuditLog log) {
        this.log = log;
    }

    /** @param before the last entry of the page before; null for the first page */
    public Page<AuditLog.Numbered, Long> list(@Nullable Long before, int limit) {
        return log.list(before, limit);
    }
}
