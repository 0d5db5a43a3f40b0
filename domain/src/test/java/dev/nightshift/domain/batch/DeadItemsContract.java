package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.DeadItems.Again;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.DeadItems.Numbered;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link DeadItems} promise. */
public abstract class DeadItemsContract extends BatchContract {

    private final JobId id = aJob().build().id();

    private DeadItems items() {
        return batch().deadItems();
    }

    private DeadItem item(JobId job, String position) {
        return new DeadItem(
                new TaskId(job, 0),
                position,
                "payload " + position,
                "error " + position,
                now().truncatedTo(ChronoUnit.SECONDS));
    }

    private Again again(long number, String error) {
        return new Again(number, error, now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS));
    }

    private List<Long> numbers() {
        return items().of(id, null, 1_000).items().stream()
                .map(Numbered::number)
                .toList();
    }

    @Nested
    class No_item_is_dead {

        @Test
        void none_is_found() {
            add(aJob().named(id));
            assertThat(items().of(id, null, 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(items().open(id, id, 0, 10)).isEmpty();
            assertThat(items().of(id, id, null, 10)).isEqualTo(new Page<>(List.of(), null));
            assertThat(items().reserve(id, null, id)).isZero();
            assertThat(items().reserve(id, id, id)).isZero();
            assertThat(items().countOpen(id)).isZero();
            items().add(List.of());
            assertThat(items().replayed(id, List.of(), id)).isEmpty();
            assertThat(items().replayed(id, List.of(1L), id)).isEmpty();
            items().stillBad(id, List.of(), id);
            items().stillBad(id, List.of(again(1, "still bad")), id);
            assertThat(items().countOpen(id)).isZero();
        }
    }

    @Nested
    class Items_are_set_aside {

        private final JobId job = add(aJob().named(id));
        private final JobId other = add(aJob());
        private final JobId replay = add(aJob().replaying(job));
        private final List<DeadItem> given =
                IntStream.range(0, 5).mapToObj(i -> item(job, "" + i)).toList();

        private void all() {
            items().add(given.subList(0, 3));
            items().add(List.of(item(other, "9")));
            items().add(given.subList(3, 5));
        }

        @Test
        void they_are_found_as_they_were_in_order() {
            all();
            assertThat(items().of(job, null, 10).items())
                    .extracting(Numbered::item)
                    .isEqualTo(given);
            assertThat(numbers()).isSorted().doesNotHaveDuplicates();
            assertThat(items().of(job, null, 10).items()).allMatch(row -> row.replayedBy() == null);
            assertThat(items().countOpen(job)).isEqualTo(5);
        }

        @Test
        void they_come_in_pages() {
            all();
            Page<Numbered, Long> first = items().of(job, null, 3);
            assertThat(first.items()).extracting(Numbered::item).isEqualTo(given.subList(0, 3));
            Page<Numbered, Long> second = items().of(job, first.next(), 3);
            assertThat(second.items()).extracting(Numbered::item).isEqualTo(given.subList(3, 5));
            assertThat(second.next()).isNull();
            assertThat(items().of(job, second.items().get(1).number(), 3)).isEqualTo(new Page<>(List.of(), null));
        }

        @Test
        void the_same_item_can_be_set_aside_twice() {
            items().add(List.of(given.get(0), given.get(0)));
            assertThat(items().countOpen(job)).isEqualTo(2);
        }

        @Test
        void they_can_be_as_large_as_can_be() {
            DeadItem large = new DeadItem(
                    new TaskId(job, 7),
                    "p".repeat(1_000),
                    "ü".repeat(200_000),
                    "e".repeat(3_000),
                    given.get(0).at());
            items().add(List.of(large));
            items().reserve(job, null, replay);
            assertThat(items().open(job, replay, 0, 1))
                    .extracting(Numbered::item)
                    .containsExactly(large);
        }

        @Test
        void many_can_be_set_aside_at_once() {
            Together.run(8, i -> {
                items().add(List.of(item(job, "a" + i), item(job, "b" + i)));
                return i;
            });
            assertThat(items().countOpen(job)).isEqualTo(16);
            assertThat(numbers()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Nested
    class Items_are_replayed {

        private final JobId job = add(aJob().named(id));
        private final JobId other = add(aJob());
        private final JobId replay = add(aJob().replaying(job));
        private final JobId second = add(aJob().replaying(job));

        @BeforeEach
        void five_items_and_one_of_another_job() {
            items().add(IntStream.range(0, 3).mapToObj(i -> item(job, "" + i)).toList());
            items().add(List.of(item(other, "9")));
            items().add(IntStream.range(3, 5).mapToObj(i -> item(job, "" + i)).toList());
        }

        private List<Long> open(JobId by) {
            return items().open(job, by, 0, 100).stream().map(Numbered::number).toList();
        }

        private void end(JobId by) {
            tell(by, JobCommand.CANCEL);
        }

        @Test
        void all_that_are_open_are_reserved_in_order_and_none_twice() {
            assertThat(items().reserve(job, null, replay)).isEqualTo(5);
            assertThat(items().reserve(job, null, second)).isZero();
            assertThat(open(replay)).isEqualTo(numbers());
            assertThat(open(second)).isEmpty();
            assertThat(items().countOpen(job)).isEqualTo(5);
        }

        @Test
        void they_come_in_pages() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            assertThat(items().open(job, replay, numbers.get(1), 2))
                    .extracting(Numbered::number)
                    .isEqualTo(numbers.subList(2, 4));
            assertThat(items().open(job, replay, numbers.get(4), 2)).isEmpty();
            Page<Numbered, Long> first = items().of(job, replay, null, 3);
            assertThat(first.items()).extracting(Numbered::number).isEqualTo(numbers.subList(0, 3));
            Page<Numbered, Long> rest = items().of(job, replay, first.next(), 3);
            assertThat(rest.items()).extracting(Numbered::number).isEqualTo(numbers.subList(3, 5));
            assertThat(rest.next()).isNull();
        }

        @Test
        void one_that_is_set_aside_later_is_for_the_next_replay() {
            items().reserve(job, null, replay);
            items().add(List.of(item(job, "late")));
            assertThat(open(replay)).hasSize(5);
            assertThat(items().reserve(job, null, second)).isEqualTo(1);
            assertThat(open(second)).containsExactly(numbers().get(5));
        }

        @Test
        void those_of_other_jobs_are_not_reserved() {
            items().reserve(job, null, replay);
            assertThat(items().reserve(other, null, second)).isEqualTo(1);
        }

        @Test
        void marked_with_success_they_are_no_longer_open() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            assertThat(items().replayed(job, List.of(numbers.get(2), numbers.get(1)), replay))
                    .isEqualTo(numbers.subList(1, 3));
            assertThat(items().countOpen(job)).isEqualTo(3);
            assertThat(open(replay)).containsExactly(numbers.get(0), numbers.get(3), numbers.get(4));
            assertThat(items().of(job, null, 10).items())
                    .extracting(Numbered::replayedBy)
                    .containsExactly(null, replay, replay, null, null);
            assertThat(items().of(job, replay, null, 10)).isEqualTo(items().of(job, null, 10));
        }

        @Test
        void marked_once_they_are_not_marked_again() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            items().replayed(job, numbers.subList(0, 2), replay);
            assertThat(items().replayed(job, numbers.subList(1, 3), replay)).isEqualTo(numbers.subList(2, 3));
        }

        @Test
        void only_the_replay_that_has_them_marks_them() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            long others = items().of(other, null, 1).items().get(0).number();
            assertThat(items().replayed(job, numbers, second)).isEmpty();
            assertThat(items().replayed(job, List.of(others), replay)).isEmpty();
            assertThat(items().countOpen(job)).isEqualTo(5);
            assertThat(items().countOpen(other)).isEqualTo(1);
        }

        @Test
        void bad_once_more_they_stay_open_with_the_new_error() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            Again again = again(numbers.get(1), "e".repeat(3_000));
            items().stillBad(job, List.of(again, again(numbers.get(0), "worse")), replay);
            List<Numbered> open = items().open(job, replay, 0, 2);
            assertThat(open).extracting(row -> row.item().error()).containsExactly("worse", again.error());
            assertThat(open).extracting(row -> row.item().at()).containsOnly(again.at());
            assertThat(open).extracting(row -> row.item().position()).containsExactly("0", "1");
            assertThat(items().countOpen(job)).isEqualTo(5);
        }

        @Test
        void only_the_replay_that_has_them_says_that_they_are_bad_once_more() {
            items().reserve(job, null, replay);
            Page<Numbered, Long> before = items().of(job, null, 10);
            items().stillBad(job, List.of(again(numbers().get(0), "worse")), second);
            assertThat(items().of(job, null, 10)).isEqualTo(before);
        }

        @Test
        void what_a_replay_leaves_is_free_when_it_has_ended() {
            items().reserve(job, null, replay);
            items().replayed(job, numbers().subList(0, 2), replay);
            end(replay);
            assertThat(items().reserve(job, null, second)).isEqualTo(3);
            assertThat(open(replay)).isEmpty();
            assertThat(open(second)).isEqualTo(numbers().subList(2, 5));
            assertThat(items().of(job, replay, null, 10).items())
                    .extracting(Numbered::number)
                    .isEqualTo(numbers().subList(0, 2));
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void a_replay_keeps_them_in_every_state_but_those_in_which_it_has_ended(JobState state) {
            JobId held = made(state, register("w")).id();
            items().reserve(job, null, held);
            assertThat(items().reserve(job, null, replay)).isEqualTo(state.isFinished() ? 5 : 0);
        }

        @Test
        void those_of_a_replay_that_is_gone_are_free() {
            items().reserve(job, null, aJob().build().id());
            assertThat(items().reserve(job, null, replay)).isEqualTo(5);
        }

        @Test
        void a_replay_that_is_started_again_has_what_no_other_has_reserved_since() {
            WorkerId worker = register("w");
            Made failed = made(JobState.FAILED, worker);
            items().add(List.of(item(other, "10")));
            items().reserve(job, null, failed.id());
            items().reserve(other, null, failed.id());
            items().reserve(job, null, replay);
            tell(failed.id(), JobCommand.START);
            assertThat(open(failed.id())).isEmpty();
            assertThat(items().open(other, failed.id(), 0, 10)).hasSize(2);
            assertThat(items().reserve(other, null, replay)).isZero();
        }

        @Test
        void the_rest_of_one_replay_alone_can_be_reserved() {
            items().reserve(job, null, replay);
            items().add(List.of(item(job, "late")));
            assertThat(items().reserve(job, replay, second)).isZero();
            end(replay);
            assertThat(items().reserve(job, replay, second)).isEqualTo(5);
            assertThat(items().reserve(job, replay, add(aJob()))).isZero();
            assertThat(open(second)).isEqualTo(numbers().subList(0, 5));
        }

        @Test
        void nothing_stays_of_a_transaction_that_fails() {
            items().reserve(job, null, replay);
            Page<Numbered, Long> before = items().of(job, null, 10);
            assertThatThrownBy(() -> inOne(() -> {
                        items().add(List.of(item(job, "late")));
                        items().replayed(job, numbers().subList(0, 2), replay);
                        items().stillBad(job, List.of(again(numbers().get(2), "worse")), replay);
                        end(replay);
                        items().reserve(job, null, second);
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(items().of(job, null, 10)).isEqualTo(before);
            assertThat(open(replay)).hasSize(5);
        }

        @Test
        void of_many_replays_that_come_at_once_one_has_them() {
            List<Long> reserved = Together.run(
                    8,
                    i -> inOne(() -> {
                        NewJob mine = aJob().replaying(job).build();
                        long items = items().reserve(job, null, mine.id());
                        jobs().add(List.of(mine));
                        return items;
                    }));
            assertThat(reserved).containsOnlyOnce(5L).containsOnly(0L, 5L);
        }

        @Test
        void of_many_runs_that_mark_an_item_at_once_one_does() {
            items().reserve(job, null, replay);
            List<Long> numbers = numbers();
            List<Integer> marked = Together.run(
                    8, i -> inOne(() -> items().replayed(job, numbers, replay).size()));
            assertThat(marked).containsOnlyOnce(5).containsOnly(0, 5);
        }
    }
}
