package dev.nightshift.domain.audit;

import dev.nightshift.domain.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log in memory. */
public final class InMemoryAuditLog implements AuditLog {

    private final List<Numbered> rows = new ArrayList<>();

    @Override
    public synchronized void append(AuditEntry entry) {
        rows.add(new Numbered(rows.size() + 1, entry));
    }

    @Override
    public synchronized Page<Numbered, Long> list(@Nullable Long before, int limit) {
        List<Numbered> newest = rows.stream()
                .filter(row -> before == null || row.number() < before)
                .sorted(Comparator.comparingLong(Numbered::number).reversed())
                .limit(limit + 1L)
                .toList();
        return Page.cut(newest, limit, Numbered::number);
    }

    /** What was done, oldest first. */
    public synchronized List<AuditEntry> entries() {
        return rows.stream().map(Numbered::entry).toList();
    }
}
