package dev.nightshift.adapters.persistence.tracking;

import static dev.nightshift.domain.tracking.IssueBuilder.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.persistence.PostgresTracker;
import dev.nightshift.adapters.persistence.popularity.PostgresPopularRevision;
import dev.nightshift.adapters.persistence.popularity.PostgresPopularityScores;
import dev.nightshift.application.popularity.FollowIssues;
import dev.nightshift.application.tracking.ChangeIssueStatus;
import dev.nightshift.application.tracking.CommentOnIssue;
import dev.nightshift.application.tracking.DeleteIssue;
import dev.nightshift.application.tracking.FlushViews;
import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.application.tracking.ViewIssue;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.popularity.PopularityScores;
import dev.nightshift.domain.popularity.UncachedPopularLists;
import dev.nightshift.domain.tracking.Actor;
import dev.nightshift.domain.tracking.Dumps;
import dev.nightshift.domain.tracking.Issue;
import dev.nightshift.domain.tracking.IssueEvents;
import dev.nightshift.domain.tracking.IssueFilter;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.TrackedIssue;
import dev.nightshift.domain.tracking.ViewTally;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Use cases that meet on the same issues, on several connections. */
class RacesIT {

    private static final PostgresTracker POSTGRES = PostgresTracker.fresh();
    private static final Actor BOB = new Actor("bob", true);

    private final PostgresTracker tracker = POSTGRES.emptied();
    private final InstantSource clock = InstantSource.system();
    private final PopularityScores scores = new PostgresPopularityScores(tracker.database());
    private final IssueEvents events = new FollowIssues(
            tracker.database(),
            scores,
            new UncachedPopularLists(),
            new PostgresPopularRevision(tracker.database()),
            clock)::follow;
    private final CommentOnIssue commentOnIssue =
            new CommentOnIssue(tracker.database(), tracker.comments(), events, clock);
    private final ChangeIssueStatus changeStatus =
            new ChangeIssueStatus(tracker.database(), tracker.issues(), tracker.history(), events, clock);
    private final DeleteIssue deleteIssue = deleteIssue(events);

    private DeleteIssue deleteIssue(IssueEvents told) {
        return new DeleteIssue(
                tracker.database(),
                tracker.issues(),
                tracker.comments(),
                tracker.history(),
                told,
                new InMemoryAuditLog(),
                clock);
    }

    private List<Issue> issues(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> anIssue().createdOn(clock.instant()).in(tracker.issues()))
                .toList();
    }

    private void flush(List<Issue> issues) {
        ViewTally tally = new ViewTally();
        ViewIssue viewIssue = new ViewIssue(tracker.issues(), tally);
        issues.forEach(issue -> viewIssue.view(issue.id()));
        new FlushViews(tracker.database(), tally, tracker.views(), events, clock).flush();
    }

    @Nested
    class An_issue_is_being_deleted {

        @Test
        void whoever_comments_meanwhile_learns_that_there_is_no_such_issue() {
            Issue issue = issues(1).get(0);
            CountDownLatch deleted = new CountDownLatch(1);
            CountDownLatch commenting = new CountDownLatch(1);
            List<Boolean> answers = Together.run(2, i -> {
                if (i == 0) {
                    return deleteIssue(event -> {
                                deleted.countDown();
                                Together.await(commenting);
                            })
                            .delete(issue.id(), "root");
                }
                Together.await(deleted);
                commenting.countDown();
                return commentOnIssue.comment(issue.id(), "bob", "Hello?").isPresent();
            });
            assertThat(answers).containsExactly(true, false);
        }

        @Test
        void no_comment_slips_in_after_its_instants_were_read() {
            Issue issue = issues(1).get(0);
            tracker.inOne(() -> {
                tracker.issues().findForRemoval(issue.id());
                List<String> waited = Together.run(1, i -> {
                    try {
                        return tracker.database().inOne(() -> {
                            tracker.database().run(handle -> handle.execute("SET LOCAL lock_timeout = '50ms'"));
                            return "said " + tracker.comments().add(issue.id(), "bob", "Hi", clock.instant());
                        });
                    } catch (RuntimeException failure) {
                        return "had to wait";
                    }
                });
                assertThat(waited).containsExactly("had to wait");
            });
        }
    }

    @Nested
    class Everything_at_once {

        @RepeatedTest(3)
        void there_is_no_deadlock_and_no_counter_is_lost() {
            List<Issue> issues = issues(8);
            AtomicInteger comments = new AtomicInteger();
            Together.run(8, thread -> {
                for (int round = 0; round < 12; round++) {
                    Issue issue = issues.get((thread * 5 + round * 3) % 6);
                    switch ((thread + round) % 4) {
                        case 0 ->
                            commentOnIssue
                                    .comment(issues.get(7).id(), "bob", "Me too.")
                                    .ifPresent(said -> comments.incrementAndGet());
                        case 1 -> {
                            List<Issue> shuffled = new ArrayList<>(issues);
                            Collections.rotate(shuffled, thread);
                            flush(shuffled);
                        }
                        case 2 ->
                            changeStatus.change(
                                    issue.id(), round % 2 == 0 ? IssueStatus.CLOSED : IssueStatus.OPEN, BOB);
                        default -> {
                            commentOnIssue.comment(issue.id(), "bob", "Bye.");
                            if (round > 6) {
                                deleteIssue.delete(issue.id(), "root");
                            }
                            scores.rollUp(clock.instant());
                        }
                    }
                }
                return thread;
            });
            TrackedIssue survivor = tracker.issues().find(issues.get(7).id()).orElseThrow();
            assertThat(survivor.attention().comments())
                    .isEqualTo(comments.get())
                    .isEqualTo(tracker.comments().timesOf(survivor.issue().id()).size());
            long viewsKept = tracker.database()
                    .with(handle -> handle.createQuery("SELECT sum(count) FROM views WHERE issue_id = :issue")
                            .bind("issue", survivor.issue().id().value())
                            .mapTo(Long.class)
                            .one());
            assertThat(survivor.attention().views()).isEqualTo(viewsKept).isPositive();
        }

        @RepeatedTest(3)
        void a_dump_is_taken_in_while_its_issues_are_used_and_deleted() {
            for (int i = 0; i < 6; i++) {
                anIssue().withKey("LAMP-" + i).in(tracker.issues());
            }
            List<TrackedIssue> issues =
                    tracker.issues().list(IssueFilter.ALL, null, 10).items();
            List<Issue> used = issues.stream().map(TrackedIssue::issue).toList();
            ImportIssues importIssues = new ImportIssues(tracker.database(), tracker::intake, events);
            Together.run(6, thread -> {
                switch (thread) {
                    case 0, 1 ->
                        importIssues.takeIn(
                                intake -> {
                                    for (int i = 0; i < 6; i++) {
                                        String key = "LAMP-" + (thread == 0 ? i : 5 - i);
                                        intake.comment(Dumps.comment(key, "from dump " + thread), i + 1);
                                        intake.statusChange(
                                                Dumps.change(key, IssueStatus.CLOSED, "bob", Dumps.NOON), i + 1);
                                        intake.issue(
                                                Dumps.issue("NEW-" + (thread == 0 ? i : 5 - i), Dumps.NOON), i + 1);
                                    }
                                },
                                phase -> {});
                    case 2, 3 -> {
                        for (int round = 0; round < 5; round++) {
                            flush(used);
                        }
                    }
                    case 4 -> used.forEach(issue -> commentOnIssue.comment(issue.id(), "bob", "Me too."));
                    default -> used.subList(0, 4).forEach(issue -> deleteIssue.delete(issue.id(), "root"));
                }
                return thread;
            });
            assertThat(scores.rollUp(clock.instant())).isTrue();
            assertThat(tracker.issues().list(IssueFilter.ALL, null, 20).items())
                    .hasSize(2 + 6)
                    .allMatch(row -> row.attention().comments()
                            == tracker.comments().timesOf(row.issue().id()).size());
        }
    }
}
