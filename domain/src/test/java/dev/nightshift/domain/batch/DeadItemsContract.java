package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.DeadItems.Numbered;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link DeadItems} promise. */
public abstract class DeadItemsContract extends BatchContract {

    private final JobId id = aJob().build().id();

    private DeadItems items() {
        return batch().deadItems();
    }

    private DeadItem item(JobId job, String position) {
        return new DeadItem(
                new Unit(job, 0),
                position,
                "payload " + position,
                "error " + position,
                now().truncatedTo(ChronoUnit.SECONDS));
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
            assertThat(items().open(id, 0, 10)).isEmpty();
            assertThat(items().countOpen(id)).isZero();
            items().add(List.of());
            items().replayed(id, List.of(), id);
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
            assertThat(items().open(job, numbers().get(1), 2))
                    .extracting(Numbered::item)
                    .isEqualTo(given.subList(2, 4));
            assertThat(items().open(job, numbers().get(4), 2)).isEmpty();
        }

        @Test
        void the_same_item_can_be_set_aside_twice() {
            items().add(List.of(given.get(0), given.get(0)));
            assertThat(items().countOpen(job)).isEqualTo(2);
        }

        @Test
        void they_can_be_as_large_as_can_be() {
            DeadItem large = new DeadItem(
                    new Unit(job, 7),
                    "p".repeat(1_000),
                    "ü".repeat(200_000),
                    "e".repeat(3_000),
                    given.get(0).at());
            items().add(List.of(large));
            assertThat(items().open(job, 0, 1)).extracting(Numbered::item).containsExactly(large);
        }

        @Test
        void replayed_with_success_they_are_no_longer_open() {
            all();
            List<Long> numbers = numbers();
            items().replayed(job, numbers.subList(1, 3), replay);
            assertThat(items().countOpen(job)).isEqualTo(3);
            assertThat(items().open(job, 0, 10))
                    .extracting(row -> row.item().position())
                    .containsExactly("0", "3", "4");
            assertThat(items().of(job, null, 10).items())
                    .extracting(Numbered::replayedBy)
                    .containsExactly(null, replay, replay, null, null);
        }

        @Test
        void those_of_another_job_stay_open() {
            all();
            long others = items().of(other, null, 1).items().get(0).number();
            items().replayed(job, List.of(others), replay);
            assertThat(items().countOpen(other)).isEqualTo(1);
        }

        @Test
        void nothing_stays_of_a_transaction_that_fails() {
            all();
            assertThatThrownBy(() -> inOne(() -> {
                        items().add(given);
                        items().replayed(job, numbers(), replay);
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(items().countOpen(job)).isEqualTo(5);
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
}
