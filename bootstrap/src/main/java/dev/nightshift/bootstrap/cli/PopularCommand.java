package dev.nightshift.bootstrap.cli;

import dev.nightshift.application.popularity.RankPopularIssues;
import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Session;
import dev.nightshift.domain.popularity.PopularList;
import dev.nightshift.domain.popularity.PopularityRule;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the most popular issues as CSV. */
@Command(
        name = "popular",
        description = "Print the ten most popular issues as of an instant as CSV.",
        mixinStandardHelpOptions = true)
public final class PopularCommand implements Callable<Integer> {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "as of when, such as 2026-01-01T00:00:00Z (default: now)")
    private @Nullable String at;

    @Option(
            names = "--by",
            paramLabel = "RULE",
            defaultValue = "recent",
            description = "recent: issues of the last 7 days by all their views and comments (default);"
                    + " activity: all issues by the views and comments of the last 7 days")
    private String by = "recent";

    @Override
    public Integer call() {
        PopularityRule rule = rule();
        Optional<Instant> asOf = Optional.ofNullable(at).map(PopularCommand::instant);
        try (Session session = dataDir.openAsGuest()) {
            Instant instant =
                    asOf.orElseGet(() -> session.get(InstantSource.class).instant());
            print(session.get(RankPopularIssues.class)
                    .rank(rule, Optional.of(instant))
                    .entries());
            return 0;
        }
    }

    private void print(List<PopularList.Entry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("rank,key,score");
        int rank = 0;
        for (PopularList.Entry entry : entries) {
            rank++;
            out.println(rank + "," + quoted(entry.issue().issue().key().value()) + "," + entry.score());
        }
        out.flush();
    }

    private PopularityRule rule() {
        return switch (by) {
            case "recent" -> PopularityRule.RECENT;
            case "activity" -> PopularityRule.ACTIVITY;
            default -> throw new BadSetting("--by must be recent or activity, was '" + by + "'");
        };
    }

    private static Instant instant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw new BadSetting("--at must lie between %s and %s, was %s".formatted(EARLIEST, LATEST, text));
            }
            return instant;
        } catch (DateTimeException malformed) {
            throw new BadSetting("--at must be an instant such as 2026-01-01T00:00:00Z, was '" + text + "'", malformed);
        }
    }

    private static String quoted(String field) {
        return field.matches("[^,\"\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
