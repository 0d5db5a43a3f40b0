package dev.nightshift.domain.audit;

import dev.nightshift.domain.Page;
import org.jspecify.annotations.Nullable;

/** What was done, permanently. */
public interface AuditLog {

    /** Appends an entry to the log, in the transaction of what was done. */
    void append(AuditEntry entry);

    /**
     * The log, newest entry first, which is by descending number.
     *
     * @param before the number of the last entry of the page before; null for the first page
     * @param limit the size of a page, at least 1
     */
    Page<Numbered, Long> list(@Nullable Long before, int limit);

    /** An entry with its place in the log. */
    record Numbered(long number, AuditEntry entry) {}
}
