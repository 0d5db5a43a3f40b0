package dev.nightshift.application.tracking;

import static dev.nightshift.domain.tracking.Dumps.comment;
import static dev.nightshift.domain.tracking.Dumps.issue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.application.RollingBack;
import dev.nightshift.domain.tracking.Dumps;
import dev.nightshift.domain.tracking.InMemoryTracker;
import dev.nightshift.domain.tracking.IssueEvent;
import dev.nightshift.domain.tracking.IssueIntake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportIssuesTest {

    private final InMemoryTracker tracker = new InMemoryTracker();
    private final RollingBack transactions = new RollingBack(tracker);
    private final ToldEvents events = new ToldEvents(transactions);
    private final ImportIssues importIssues = new ImportIssues(transactions, tracker::intake, events);

    private final List<ImportIssues.Phase> phases = new ArrayList<>();

    private static void pour(IssueIntake intake) {
        intake.issue(issue("LAMP-1", Dumps.NOON.plusSeconds(5)), 2);
        intake.comment(comment("LAMP-1", "early"), 2);
    }

    @Test
    void a_dump_is_taken_in_and_told_by_its_span() {
        assertThat(importIssues.takeIn(ImportIssuesTest::pour, phases::add).newIssues())
                .isEqualTo(1);
        assertThat(events.told()).containsExactly(new IssueEvent.Imported(Dumps.NOON, Dumps.NOON.plusSeconds(5)));
    }

    @Test
    void what_follows_the_reading_is_told_as_it_begins() {
        importIssues.takeIn(ImportIssuesTest::pour, phases::add);
        assertThat(phases).containsExactly(ImportIssues.Phase.STORING, ImportIssues.Phase.ROLLING_UP);
    }

    @Test
    void a_dump_with_nothing_new_is_not_told() {
        importIssues.takeIn(ImportIssuesTest::pour, phases::add);
        assertThat(importIssues.takeIn(ImportIssuesTest::pour, phases::add).knownRows())
                .isEqualTo(2);
        assertThat(events.told()).hasSize(1);
    }

    @Test
    void a_dump_that_breaks_off_leaves_nothing() {
        assertThatThrownBy(() -> importIssues.takeIn(
                        intake -> {
                            pour(intake);
                            throw new IllegalStateException("line 3 has 2 fields");
                        },
                        phases::add))
                .hasMessage("line 3 has 2 fields");
        assertThat(tracker.creations()).isEmpty();
        assertThat(events.told()).isEmpty();
    }

    @Test
    void a_dump_that_can_not_be_told_leaves_nothing() {
        events.fail();
        assertThatThrownBy(() -> importIssues.takeIn(ImportIssuesTest::pour, phases::add))
                .hasMessage("nobody listens");
        assertThat(tracker.creations()).isEmpty();
    }
}
