package dev.nightshift.bootstrap.demo;

import dev.nightshift.application.tracking.ImportIssues;
import dev.nightshift.domain.tracking.DumpedComment;
import dev.nightshift.domain.tracking.DumpedIssue;
import dev.nightshift.domain.tracking.DumpedStatusChange;
import dev.nightshift.domain.tracking.IssueIntake;
import dev.nightshift.domain.tracking.IssueKey;
import dev.nightshift.domain.tracking.IssueStatus;
import dev.nightshift.domain.tracking.IssueText;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ninety days of a busy team's tracker: quiet weekends, comments that cluster after a report, most issues resolved within
 * days, some reopened.
 */
final class DemoTracker implements ImportIssues.Dump {

    static final int DAYS = 90;

    private static final int ISSUES_ON_A_WORKDAY = 24;
    private static final int ISSUES_ON_A_FREE_DAY = 5;
    private static final double COMMENTS_PER_ISSUE = 3.5;
    private static final double SHARE_RESOLVED = 0.8;
    private static final double SHARE_REOPENED = 0.07;

    private final RandomGenerator random;
    private final DemoTexts texts;
    private final ZoneId zone;
    private final Instant now;
    private final List<DumpedComment> comments = new ArrayList<>();
    private final List<DumpedStatusChange> changes = new ArrayList<>();

    DemoTracker(RandomGenerator random, ZoneId zone, Instant now) {
        this.random = random;
        this.texts = new DemoTexts(random);
        this.zone = zone;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void pourInto(IssueIntake intake) {
        LocalDate today = now.atZone(zone).toLocalDate();
        int number = 0;
        for (LocalDate day = today.minusDays(DAYS); !day.isAfter(today); day = day.plusDays(1)) {
            for (int i = issuesOn(day); i > 0; i--) {
                Instant createdAt = during(day);
                if (createdAt.isBefore(now)) {
                    number++;
                    intake.issue(issue(new IssueKey("DEMO-" + number), createdAt), number);
                }
            }
        }
        comments.forEach(comment -> intake.comment(comment, 0));
        changes.forEach(change -> intake.statusChange(change, 0));
    }

    private DumpedIssue issue(IssueKey key, Instant createdAt) {
        String reporter = texts.person();
        String assignee = random.nextInt(5) == 0 ? null : texts.person();
        Instant lastComment = comment(key, createdAt);
        IssueStatus status = live(key, createdAt, assignee == null ? reporter : assignee);
        return new DumpedIssue(
                key,
                new IssueText(texts.title(), texts.description()),
                status,
                reporter,
                assignee,
                createdAt,
                lastComment,
                0);
    }

    private Instant comment(IssueKey key, Instant createdAt) {
        Instant last = createdAt;
        for (double left = exponential(COMMENTS_PER_ISSUE); left > 0.5; left--) {
            Instant at = createdAt.plus(after(Duration.ofHours(30)));
            if (at.isBefore(now)) {
                comments.add(new DumpedComment(key, texts.person(), texts.comment(), at));
                last = at.isAfter(last) ? at : last;
            }
        }
        return last;
    }

    /** Changes the issue's status as time goes by; the status it has now. */
    private IssueStatus live(IssueKey key, Instant createdAt, String worker) {
        IssueStatus status = IssueStatus.OPEN;
        Instant at = createdAt.plus(after(Duration.ofHours(20)));
        status = changed(key, status, IssueStatus.IN_PROGRESS, worker, at);
        if (random.nextDouble() < SHARE_RESOLVED) {
            at = at.plus(after(Duration.ofDays(4)));
            status = changed(key, status, IssueStatus.RESOLVED, worker, at);
            if (random.nextDouble() < SHARE_REOPENED) {
                at = at.plus(after(Duration.ofDays(3)));
                status = changed(key, status, IssueStatus.OPEN, texts.person(), at);
                at = at.plus(after(Duration.ofDays(2)));
            } else {
                at = at.plus(after(Duration.ofDays(5)));
            }
            status = changed(key, status, IssueStatus.CLOSED, worker, at);
        }
        return status;
    }

    private IssueStatus changed(IssueKey key, IssueStatus from, IssueStatus to, String actor, Instant at) {
        if (!at.isBefore(now)) {
            return from;
        }
        changes.add(new DumpedStatusChange(key, to, actor, at));
        return to;
    }

    private int issuesOn(LocalDate day) {
        boolean free = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int defaults = free ? ISSUES_ON_A_FREE_DAY : ISSUES_ON_A_WORKDAY;
        return Math.max(0, (int) Math.round(defaults * (1 + random.nextGaussian() / 4)));
    }

    /** Mostly in working hours. */
    private Instant during(LocalDate day) {
        double hour = Math.min(23.9, Math.max(0, 13.5 + 3.2 * random.nextGaussian()));
        return day.atStartOfDay(zone).toInstant().plusMillis((long)
                (hour * Duration.ofHours(1).toMillis()));
    }

    private Duration after(Duration mean) {
        return Duration.ofMillis(1 + (long) exponential((double) mean.toMillis()));
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
