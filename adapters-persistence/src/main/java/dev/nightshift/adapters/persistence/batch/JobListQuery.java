package dev.nightshift.adapters.persistence.batch;

import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a page of jobs, newest first: for every finished state that is asked for the first of its index, and those of
 * the live ones, merged. Only conditions that are there, so that an index fits.
 */
final class JobListQuery {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> bindings = new HashMap<>();
    private final Set<JobState> states;

    /** @param last the last job that is looked at; null for all */
    JobListQuery(JobFilter filter, @Nullable JobId before, @Nullable JobId last, int limit) {
        states = filter.states();
        where("u.type_name = :type", "type", filter.type());
        where(
                "u.priority = :priority",
                "priority",
                filter.priority() == null ? null : Priorities.number(filter.priority()));
        where("u.owner = :owner", "owner", filter.owner());
        where(
                "batch_words(u.type_name, u.type_version, u.owner, u.parameters, u.error) LIKE lower(:text)",
                "text",
                pattern(filter.text()));
        where(
                "u.job_id >= :from",
                "from",
                filter.from() == null ? null : JobId.firstOf(filter.from()).value());
        where(
                "u.job_id < :to",
                "to",
                filter.to() == null ? null : JobId.firstOf(filter.to()).value());
        where("u.job_id < :before", "before", before == null ? null : before.value());
        where("u.job_id >= :last", "last", last == null ? null : last.value());
        bindings.put("limit", limit);
    }

    String sql() {
        StringJoiner branches = new StringJoiner(
                "\n UNION ALL\n", "SELECT job_id FROM (", ") AS found\n ORDER BY job_id DESC LIMIT :limit");
        live().ifPresent(branches::add);
        finished().forEach(branches::add);
        return branches.toString();
    }

    /** The id of the last job of a full page; none when the page is not full. */
    String lastSql() {
        return "SELECT job_id FROM (" + sql() + ") AS page ORDER BY job_id DESC OFFSET :limit - 1";
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    private Optional<String> live() {
        Set<String> names = new TreeSet<>();
        states.stream().filter(state -> !state.isFinished()).forEach(state -> names.add("'" + state + "'"));
        if (names.isEmpty() && !states.isEmpty()) {
            return Optional.empty();
        }
        String ofStates = names.isEmpty() ? "" : " AND u.state IN (" + String.join(", ", names) + ")";
        return Optional.of(branch("batch_live", "u.partition = 0" + ofStates));
    }

    private List<String> finished() {
        return states.isEmpty()
                ? List.of(branch("batch_finished", "true"))
                : states.stream()
                        .filter(JobState::isFinished)
                        .sorted()
                        .map(state -> branch("batch_finished", "u.state = '" + state + "'"))
                        .toList();
    }

    private String branch(String table, String first) {
        StringJoiner all = new StringJoiner(" AND ");
        all.add(first);
        conditions.forEach(all::add);
        return "(SELECT u.job_id FROM %s u WHERE %s ORDER BY u.job_id DESC LIMIT :limit)".formatted(table, all);
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            bindings.put(name, value);
        }
    }

    private static @Nullable String pattern(@Nullable String text) {
        return text == null
                ? null
                : "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
