package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.COMPLETED;
import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RUNNING;
import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link BatchEvents} promise. */
public abstract class BatchEventsContract extends BatchContract {

    private BatchEvents events() {
        return batch().events();
    }

    @Nested
    class Nothing_has_happened {

        @Test
        void nothing_is_told() {
            long latest = events().latest();
            assertThat(events().after(latest, 10)).isEmpty();
            assertThat(events().running(10)).isEmpty();
            assertThat(events().of(Set.of())).isEmpty();
            assertThat(events().of(Set.of(aJob().build().id()))).isEmpty();
        }
    }

    @Nested
    class Jobs_move {

        private final WorkerId worker = register("w");
        private final long before = events().latest();

        @Test
        void each_move_is_told_in_order() {
            JobId first = add(aJob());
            JobId second = add(aJob().of(REPORT));
            complete(completed(claim(worker, MAIL)));
            List<Transition> moves = events().after(before, 10);
            assertThat(moves).extracting(Transition::to).containsExactly(QUEUED, QUEUED, RUNNING, COMPLETED);
            assertThat(moves).extracting(move -> move.task().job()).containsExactly(first, second, first, first);
            assertThat(moves).extracting(Transition::number).isSorted().doesNotHaveDuplicates();
            assertThat(moves.get(3)).isEqualTo(history(first).get(2));
            assertThat(events().latest()).isEqualTo(moves.get(3).number());
        }

        @Test
        void they_are_told_from_where_one_was_and_as_many_as_asked_for() {
            add(aJob());
            add(aJob());
            add(aJob());
            List<Transition> all = events().after(before, 10);
            assertThat(events().after(before, 2)).isEqualTo(all.subList(0, 2));
            assertThat(events().after(all.get(1).number(), 2)).isEqualTo(all.subList(2, 3));
            assertThat(events().after(all.get(2).number(), 2)).isEmpty();
        }

        @Test
        void what_is_undone_is_not_told() {
            assertThatThrownBy(() -> inOne(() -> {
                        add(aJob());
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(events().after(before, 10)).isEmpty();
        }

        @Test
        void those_of_partitions_are_told_too() {
            JobId id = add(aJob());
            split(claim(worker), "a", "b");
            assertThat(events().after(before, 10))
                    .extracting(Transition::task)
                    .containsExactly(TaskId.whole(id), TaskId.whole(id), new TaskId(id, 1), new TaskId(id, 2));
        }
    }

    @Nested
    class Jobs_run {

        private final WorkerId worker = register("w");

        @Test
        void they_are_shown_with_their_progress() {
            for (JobState state : JobState.values()) {
                Made made = made(state, worker);
                if (state == RUNNING) {
                    queue().advance(made.held(), chunk("7", 7));
                }
            }
            List<BatchJob> running = events().running(10);
            assertThat(running).hasSize(4).allMatch(job -> job.state().isActive());
            assertThat(running)
                    .filteredOn(job -> job.state() == RUNNING)
                    .extracting(job -> job.progress().done())
                    .containsExactly(7L);
            assertThat(events().running(2)).hasSize(2);
        }

        @Test
        void those_in_partitions_are_shown_once() {
            JobId id = add(aJob());
            split(claim(worker), "a", "b");
            queue().advance(claim(worker, 1).get(0), chunk("3", 3));
            assertThat(events().running(10)).extracting(BatchJob::id).containsExactly(id);
            assertThat(events().running(10).get(0).progress().done()).isEqualTo(3);
        }

        @Test
        void some_can_be_asked_for_in_whatever_state_they_are() {
            JobId waiting = add(aJob());
            JobId ended = made(COMPLETED, worker).id();
            add(aJob());
            assertThat(events().of(Set.of(waiting, ended, aJob().build().id())))
                    .extracting(BatchJob::id, BatchJob::state)
                    .containsExactlyInAnyOrder(tuple(waiting, QUEUED), tuple(ended, COMPLETED));
        }
    }
}
