package dev.nightshift.adapters.persistence.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.domain.tracking.Comment;
import dev.nightshift.domain.tracking.Dumps;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.Tracker;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IntakeEqualsTheSpecificationIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();

    /** A row of any file of a dump. */
    record Row(IssueIntake.Kind kind, String key, IssueStatus status, String text, Instant at) {

        void pourInto(IssueIntake intake, long line) {
            switch (kind) {
                case ISSUES -> intake.issue(Dumps.issue(key, at), line);
                case COMMENTS -> intake.comment(Dumps.comment(key, text), line);
                case EVENTS -> intake.statusChange(Dumps.change(key, status, text.isEmpty() ? null : text, at), line);
            }
        }
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.of(IssueIntake.Kind.class),
                        Arbitraries.of("LAMP-1", "LAMP-2", "LAMP-3"),
                        Arbitraries.of(IssueStatus.class),
                        Arbitraries.of("", "one", "two"),
                        Arbitraries.integers().between(0, 3).map(Dumps.NOON::plusSeconds))
                .as(Row::new)
                .list()
                .ofMaxSize(25);
    }

    @Property(tries = 40)
    void of_two_dumps_in_a_row(@ForAll("rows") List<Row> first, @ForAll("rows") List<Row> second) {
        InMemoryTracker memory = new InMemoryTracker();
        POSTGRES.emptied();
        for (Tracker tracker : List.of(memory, POSTGRES)) {
            tracker.issues()
                    .add(anIssue().withId(1_000_000_000).withKey("LAMP-3").build());
        }
        for (List<Row> dump : List.of(first, second)) {
            assertThat(takenIn(POSTGRES, dump)).isEqualTo(takenIn(memory, dump));
            assertThat(contentOf(POSTGRES)).isEqualTo(contentOf(memory));
        }
    }

    private static IssueIntake.Settled takenIn(Tracker tracker, List<Row> rows) {
        return tracker.inOne(() -> {
            IssueIntake intake = tracker.intake();
            for (int i = 0; i < rows.size(); i++) {
                rows.get(i).pourInto(intake, i + 1);
            }
            return intake.complete();
        });
    }

    /** All but the ids, which may differ. */
    private static List<List<Object>> contentOf(Tracker tracker) {
        return tracker.issues().list(IssueFilter.ALL, null, 100).items().stream()
                .sorted((one, other) -> keyOf(one).compareTo(keyOf(other)))
                .map(row -> List.<Object>of(
                        keyOf(row),
                        row.attention(),
                        row.issue().createdAt(),
                        tracker.comments().of(row.issue().id(), null, 100).items().stream()
                                .map(Comment::body)
                                .toList(),
                        tracker.history().of(row.issue().id()).stream()
                                .map(change -> change.from() + ">" + change.to() + " " + change.actor())
                                .toList()))
                .toList();
    }

    private static String keyOf(TrackedIssue row) {
        return row.issue().key().value();
    }
}
