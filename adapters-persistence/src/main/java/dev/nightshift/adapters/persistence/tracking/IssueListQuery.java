package dev.nightshift.adapters.persistence.tracking;

import dev.nightshift.adapters.persistence.Times;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.TrackedIssue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a list query that depends on what is asked for: only conditions that are there, so that an index fits. */
final class IssueListQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> bindings = new HashMap<>();

    IssueListQuery(IssueFilter filter, TrackedIssue.@Nullable Position after, int limit) {
        where(
                "i.status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        where("i.reporter = :reporter", "reporter", filter.reporter());
        where("i.assignee = :assignee", "assignee", filter.assignee());
        where("i.words @@ :text::tsquery", "text", words(filter.text()));
        where(
                "i.created_at >= :from",
                "from",
                filter.createdFrom() == null ? null : Times.column(filter.createdFrom()));
        where("i.created_at < :to", "to", filter.createdTo() == null ? null : Times.column(filter.createdTo()));
        if (after != null) {
            where("(i.created_at, i.id) < (:afterTime, :afterId)", "afterTime", Times.column(after.createdAt()));
            bindings.put("afterId", after.id().value());
        }
        bindings.put("limit", limit);
    }

    String whereOrderLimit() {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return where + " ORDER BY i.created_at DESC, i.id DESC LIMIT :limit";
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            bindings.put(name, value);
        }
    }

    private static @Nullable String words(@Nullable String text) {
        String words = text == null ? "" : Words.query(text);
        return words.isEmpty() ? null : words;
    }
}
