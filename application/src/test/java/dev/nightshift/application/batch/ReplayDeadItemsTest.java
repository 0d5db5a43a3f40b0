package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightshift.application.batch.ReplayDeadItems.Outcome;
import dev.nightshift.domain.batch.BadItem;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Strategy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayDeadItemsTest {

    private final Engine engine = new Engine();
    private final Set<Long> bad = new HashSet<>(Set.of(3L, 14L, 15L));
    private final ReplayDeadItems replayDeadItems = new ReplayDeadItems(
            engine.transactions,
            engine.batch.jobs(),
            engine.batch.deadItems(),
            engine.types,
            engine.ids,
            engine.audit,
            engine.clock);

    private JobId source(Strategy strategy) {
        engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(100)).onHandle((item, context) -> {
            if (bad.contains(item)) {
                throw new BadItem("is bad");
            }
        });
        JobId id = engine.copying(25, Map.of(), strategy);
        engine.runAll();
        assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
        return id;
    }

    private JobId source() {
        return source(Strategy.CHUNKED);
    }

    private JobId replay(JobId id, long items) {
        Outcome outcome = replayDeadItems.replay(id, Engine.BOSS);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Replaying.class, replaying -> assertThat(replaying.items())
                .isEqualTo(items));
        return ((Outcome.Replaying) outcome).job();
    }

    private List<DeadItems.Numbered> listed(JobId id) {
        return new ListDeadItems(engine.batch.jobs(), engine.batch.deadItems())
                .list(id, Engine.BOSS, null, 100)
                .orElseThrow()
                .items();
    }

    private void assertEachWrittenOnce() {
        assertThat(engine.unitOfWork.entries()).hasSize(25).doesNotHaveDuplicates();
    }

    @Nested
    class A_replay {

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void handles_what_was_bad_whatever_the_strategy_of_the_job(Strategy strategy) {
            JobId id = source(strategy);
            bad.clear();
            JobId replay = replay(id, 3);
            engine.runAll();
            assertThat(engine.state(replay)).isEqualTo(JobState.COMPLETED);
            assertEachWrittenOnce();
            assertThat(listed(replay)).isEqualTo(listed(id)).allMatch(row -> replay.equals(row.replayedBy()));
            assertThat(replayDeadItems.replay(id, Engine.BOSS)).isInstanceOf(Outcome.NothingOpen.class);
            assertThat(replayDeadItems.replay(replay, Engine.BOSS)).isInstanceOf(Outcome.NothingOpen.class);
        }

        @Test
        void leaves_open_what_is_still_bad_and_says_why() {
            JobId id = source();
            bad.remove(3L);
            engine.type.onHandle((item, context) -> {
                if (bad.contains(item)) {
                    throw new BadItem("is worse");
                }
            });
            JobId replay = replay(id, 3);
            engine.runAll();
            assertThat(engine.job(replay).progress().skipped()).isEqualTo(2);
            assertThat(listed(id))
                    .extracting(row -> row.item().error(), row -> row.replayedBy() == null)
                    .containsExactly(tuple("is bad", false), tuple("is worse", true), tuple("is worse", true));
            assertThat(listed(replay)).isEqualTo(listed(id));
        }

        @Test
        void of_a_replay_handles_the_rest_of_it() {
            JobId id = source();
            bad.remove(3L);
            JobId first = replay(id, 3);
            engine.runAll();
            bad.clear();
            JobId second = replay(first, 2);
            engine.runAll();
            assertThat(engine.job(second).replayOf()).isEqualTo(id);
            assertEachWrittenOnce();
            assertThat(engine.batch.deadItems().countOpen(id)).isZero();
        }

        @Test
        void that_finds_nothing_open_makes_no_job() {
            bad.clear();
            JobId id = source();
            assertThat(replayDeadItems.replay(id, Engine.BOSS)).isInstanceOf(Outcome.NothingOpen.class);
            assertThat(engine.batch.jobs().list(JobFilter.ALL, null, 10).items())
                    .hasSize(1);
        }
    }

    @Nested
    class Items_that_another_run_has_marked_after_they_were_read {

        @Test
        void are_not_written_and_the_replay_goes_on() {
            JobId id = source();
            bad.clear();
            JobId replay = replay(id, 3);
            boolean[] marked = {false};
            engine.type.onHandle((item, context) -> {
                if (!marked[0]) {
                    marked[0] = true;
                    engine.batch.deadItems().replayed(id, numbers(id), replay);
                }
            });
            engine.runAll();
            assertThat(engine.state(replay)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(22);
        }

        private List<Long> numbers(JobId id) {
            return listed(id).stream().map(DeadItems.Numbered::number).toList();
        }
    }

    @Nested
    class A_second_replay {

        @Test
        void is_refused_while_the_first_has_not_ended() {
            JobId id = source();
            bad.clear();
            JobId first = replay(id, 3);
            assertThat(replayDeadItems.replay(id, Engine.BOSS)).isInstanceOf(Outcome.BeingReplayed.class);
            assertThat(replayDeadItems.replay(first, Engine.BOSS)).isInstanceOf(Outcome.BeingReplayed.class);
            engine.commandJob.command(first, JobCommand.PAUSE, Engine.BOSS, null);
            assertThat(replayDeadItems.replay(id, Engine.BOSS)).isInstanceOf(Outcome.BeingReplayed.class);
            engine.commandJob.command(first, JobCommand.RESUME, Engine.BOSS, null);
            engine.runAll();
            assertEachWrittenOnce();
        }

        @Test
        void has_what_a_cancelled_one_left() {
            JobId id = source();
            bad.clear();
            engine.commandJob.command(replay(id, 3), JobCommand.CANCEL, Engine.BOSS, null);
            replay(id, 3);
            engine.runAll();
            assertEachWrittenOnce();
        }

        @Test
        void has_what_a_failed_one_left_which_then_has_nothing_when_it_is_started_again() {
            JobId id = source();
            bad.clear();
            boolean[] broken = {true};
            engine.type.onHandle((item, context) -> {
                if (broken[0]) {
                    throw new JobFailed("broken");
                }
            });
            JobId first = replay(id, 3);
            engine.runAll();
            assertThat(engine.state(first)).isEqualTo(JobState.FAILED);
            broken[0] = false;
            replay(id, 3);
            engine.commandJob.command(first, JobCommand.START, Engine.BOSS, null);
            engine.runAll();
            assertThat(engine.state(first)).isEqualTo(JobState.COMPLETED);
            assertEachWrittenOnce();
            assertThat(listed(first)).isEmpty();
        }
    }
}
