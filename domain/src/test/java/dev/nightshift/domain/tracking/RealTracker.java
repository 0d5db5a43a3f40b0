package dev.nightshift.domain.tracking;

import dev.nightshift.domain.Csv;
import dev.nightshift.domain.PlainText;
import dev.nightshift.domain.RealData;
import dev.nightshift.domain.popularity.Engagement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in a real tracker, with no more of it in memory than the specifications need. */
public record RealTracker(
        Map<String, IssueId> ids, List<Engagement> sightings, List<StatusChange> changes, List<Instant> comments) {

    /** The dump of this name; the test is skipped when there is none. */
    public static RealTracker read(String name) {
        Path folder = RealData.folder("issues").resolve(name);
        Map<String, IssueId> ids = new LinkedHashMap<>();
        Map<IssueId, Engagement> issues = new HashMap<>();
        Csv.read(folder.resolve("issues.csv.gz"), row -> {
            IssueId id = new IssueId(ids.size() + 1L);
            ids.put(text(row, "key"), id);
            long views = Long.parseLong(text(row, "view_count"));
            issues.put(id, new Engagement(id, time(row, "created_at"), views, List.of(), List.of()));
        });
        Map<IssueId, List<Instant>> comments = new HashMap<>();
        Csv.read(folder.resolve("comments.csv.gz"), row -> {
            IssueId issue = ids.get(text(row, "issue_key"));
            if (issue != null) {
                comments.computeIfAbsent(issue, any -> new ArrayList<>()).add(time(row, "created_at"));
            }
        });
        List<StatusChange> changes = new ArrayList<>();
        Csv.read(folder.resolve("events.csv.gz"), row -> {
            IssueId issue = ids.get(text(row, "issue_key"));
            if (issue != null) {
                IssueStatus to = IssueStatus.valueOf(text(row, "to_status"));
                changes.add(new StatusChange(issue, IssueStatus.OPEN, to, null, time(row, "at")));
            }
        });
        return new RealTracker(
                ids,
                ids.values().stream()
                        .flatMap(id -> Stream.ofNullable(issues.get(id)))
                        .map(seen -> new Engagement(
                                seen.issue(),
                                seen.createdAt(),
                                seen.timelessViews(),
                                List.of(),
                                comments.getOrDefault(seen.issue(), List.of())))
                        .toList(),
                changes,
                comments.values().stream().flatMap(List::stream).toList());
    }

    /** Pours the whole dump of this name into an intake. */
    public static void pour(String name, IssueIntake intake) {
        Path folder = RealData.folder("issues").resolve(name);
        Lines lines = new Lines();
        Csv.read(
                folder.resolve("issues.csv.gz"),
                row -> intake.issue(
                        new DumpedIssue(
                                new IssueKey(text(row, "key")),
                                new IssueText(shortened(text(row, "title")), PlainText.fixed(text(row, "description"))),
                                IssueStatus.valueOf(text(row, "status")),
                                nameOrNull(row, "reporter"),
                                nameOrNull(row, "assignee"),
                                time(row, "created_at"),
                                time(row, "updated_at"),
                                Long.parseLong(text(row, "view_count"))),
                        lines.next()));
        Csv.read(
                folder.resolve("comments.csv.gz"),
                row -> intake.comment(
                        new DumpedComment(
                                new IssueKey(text(row, "issue_key")),
                                nameOrNull(row, "author"),
                                PlainText.fixed(text(row, "body")),
                                time(row, "created_at")),
                        lines.next()));
        Csv.read(
                folder.resolve("events.csv.gz"),
                row -> intake.statusChange(
                        new DumpedStatusChange(
                                new IssueKey(text(row, "issue_key")),
                                IssueStatus.valueOf(text(row, "to_status")),
                                nameOrNull(row, "actor"),
                                time(row, "at")),
                        lines.next()));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static String shortened(String title) {
        return PlainText.fixed(title.substring(0, Math.min(title.length(), IssueText.MAX_TITLE_LENGTH)));
    }

    private static @Nullable String nameOrNull(Map<String, String> row, String column) {
        String name = text(row, column);
        return name.isEmpty() ? null : name;
    }

    private static Instant time(Map<String, String> row, String column) {
        return Instant.parse(text(row, column));
    }

    private static final class Lines {

        private long line;

        long next() {
            return ++line;
        }
    }
}
