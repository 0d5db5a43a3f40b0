package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.UnreadableItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SourceFailuresTest {

    private final Engine engine = new Engine();

    /** A source in which something happens before an item is given. */
    private record Troubled(Source<Long> source, Trouble trouble) implements Source<Long> {

        @Override
        public OptionalLong size() {
            return source.size();
        }

        @Override
        public Items<Long> after(@Nullable String position) {
            Items<Long> items = source.after(position);
            return () -> {
                Item<Long> item = items.next();
                if (item != null) {
                    trouble.at(item);
                }
                return item;
            };
        }

        @Override
        public List<String> split(int slices) {
            return source.split(slices);
        }

        @Override
        public Source<Long> slice(String name) {
            return new Troubled(source.slice(name), trouble);
        }
    }

    @FunctionalInterface
    private interface Trouble {
        void at(Source.Item<Long> item);
    }

    private void troubled(Trouble trouble) {
        engine.type.from(items -> new Troubled(Sources.counted(items, index -> index + 1), trouble));
    }

    private void cannotRead(long... bad) {
        troubled(item -> {
            if (LongStream.of(bad).anyMatch(each -> each == item.value())) {
                throw new UnreadableItem(item.position(), "line " + item.value(), "a quote is not closed");
            }
        });
    }

    private List<DeadItems.DeadItem> dead(JobId id) {
        return engine.batch.deadItems().of(id, null, 100).items().stream()
                .map(DeadItems.Numbered::item)
                .toList();
    }

    @Nested
    class An_item_that_the_source_cannot_read_but_go_past {

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void is_set_aside_and_the_others_go_on(Strategy strategy) {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(2));
            cannotRead(7, 14);
            JobId id = engine.copying(25, Map.of(), strategy);
            engine.runAll();
            assertThat(engine.state(id)).as(engine.job(id).error()).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(23).doesNotContain(7L, 14L);
            assertThat(engine.job(id).progress()).isEqualTo(new Progress(25, 2, OptionalLong.of(25)));
            assertThat(dead(id)).extracting(DeadItems.DeadItem::payload).containsExactlyInAnyOrder("line 7", "line 14");
            assertThat(dead(id))
                    .extracting(DeadItems.DeadItem::error)
                    .containsOnly("could not be read: a quote is not closed");
        }

        @Test
        void counts_towards_the_limit_of_skips() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(1));
            cannotRead(7, 14);
            JobId id = engine.copying(25);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error())
                    .isEqualTo("more than 1 items are bad; the last: item 14 could not be read after position 12: "
                            + "a quote is not closed");
            assertThat(engine.job(id).progress().done()).isEqualTo(13);
        }

        @Test
        void moves_the_checkpoint_also_when_it_is_the_last_of_its_chunk() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(1)).onHandle((item, context) -> {
                if (item == 11) {
                    throw new IOException("the line is busy");
                }
            });
            cannotRead(10);
            JobId id = engine.copying(12);
            engine.runAll();
            engine.type.onHandle((item, context) -> {});
            engine.pass(Duration.ofSeconds(1));
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(dead(id)).hasSize(1);
        }

        @Test
        void stays_unreadable_in_a_replay_which_skips_it_and_leaves_it_open() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(2));
            cannotRead(7);
            JobId id = engine.copying(9);
            engine.runAll();
            ReplayDeadItems replay = new ReplayDeadItems(
                    engine.transactions,
                    engine.batch.jobs(),
                    engine.batch.deadItems(),
                    engine.types,
                    engine.ids,
                    engine.audit,
                    engine.clock);
            JobId replaying = ((ReplayDeadItems.Outcome.Replaying) replay.replay(id, Engine.BOSS)).job();
            engine.runAll();
            assertThat(engine.state(replaying)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(replaying).progress()).isEqualTo(new Progress(1, 1, OptionalLong.of(1)));
            assertThat(dead(id)).singleElement().satisfies(item -> {
                assertThat(item.payload()).isEqualTo("line 7");
                assertThat(item.error()).startsWith("could not be read: ").contains("\"line 7\"");
            });
            assertThat(engine.batch.deadItems().countOpen(id)).isEqualTo(1);
        }
    }

    @Nested
    class A_failure_while_items_are_read {

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void says_which_item_and_is_retried_where_it_may_pass(Strategy strategy) {
            boolean[] away = {true};
            troubled(item -> {
                if (away[0] && item.value() == 14) {
                    throw new UncheckedIOException(new IOException("the file is away"));
                }
            });
            JobId id = engine.copying(25, Map.of("partitions", 1L), strategy);
            engine.runAll();
            String error = strategy == Strategy.PARALLEL
                    ? engine.job(id).partitions().get(0).error()
                    : engine.job(id).error();
            assertThat(error).isEqualTo("item 14 could not be read after position 12: the file is away");
            assertThat(engine.unitOfWork.entries()).hasSize(13);
            away[0] = false;
            engine.pass(Duration.ofSeconds(1));
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.unitOfWork.entries()).hasSize(25).doesNotHaveDuplicates();
        }

        @Test
        void about_a_bad_value_fails_the_job_for_nothing_says_that_the_source_can_go_on() {
            engine.type.treated(JobPolicy.DEFAULT.skippingUpTo(100));
            troubled(item -> {
                throw new IllegalArgumentException("no number");
            });
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error()).isEqualTo("item 1 could not be read: no number");
        }

        @Test
        void names_what_it_could_not_do_before_the_first_item() {
            engine.type.from(items -> {
                throw new IllegalArgumentException("no such file");
            });
            JobId id = engine.copying(5);
            engine.runAll();
            assertThat(engine.job(id).error()).isEqualTo("the source could not be opened: no such file");
        }

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void is_no_end_of_a_job_when_the_source_only_cannot_be_closed(Strategy strategy) {
            engine.type.from(items -> new Unclosable(Sources.counted(items, index -> index + 1)));
            JobId id = engine.copying(25, Map.of(), strategy);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.log(id)).contains("the source could not be closed: the disk is gone");
        }

        @Test
        void is_said_of_positions_that_cannot_be_stored() {
            engine.type.from(items -> new Positioned("x".repeat(1_001)));
            JobId tooLong = engine.copying(1);
            engine.runAll();
            engine.type.from(items -> new Positioned("\u0000"));
            JobId nul = engine.copying(1);
            engine.runAll();
            assertThat(List.of(tooLong, nul)).allSatisfy(id -> {
                assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
                assertThat(engine.job(id).error())
                        .contains("item 1 could not be read")
                        .contains("1000 characters");
            });
        }
    }

    private record Unclosable(Source<Long> source) implements Source<Long> {

        @Override
        public OptionalLong size() {
            return source.size();
        }

        @Override
        public Items<Long> after(@Nullable String position) {
            Items<Long> items = source.after(position);
            return new Items<>() {
                @Override
                public @Nullable Item<Long> next() {
                    return items.next();
                }

                @Override
                public void close() {
                    throw new IllegalStateException("the disk is gone");
                }
            };
        }

        @Override
        public List<String> split(int slices) {
            return source.split(slices);
        }

        @Override
        public Source<Long> slice(String name) {
            return new Unclosable(source.slice(name));
        }
    }

    private record Positioned(String position) implements Source<Long> {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public Items<Long> after(@Nullable String after) {
            return () -> new Item<>(1L, position);
        }
    }

    /** A source of no items that names slices. */
    private record Sliced(List<@Nullable String> names) implements Source<Long> {

        @Override
        public OptionalLong size() {
            return OptionalLong.of(-1);
        }

        @Override
        public Items<Long> after(@Nullable String position) {
            return () -> null;
        }

        @Override
        @SuppressWarnings({"NullAway", "unchecked"}) // what a careless source does
        public List<String> split(int slices) {
            return (List<String>) (List<?>) names;
        }

        @Override
        public Source<Long> slice(String name) {
            return this;
        }
    }

    @Nested
    class Slices_that_no_partitions_can_be_made_of {

        private JobId split(List<@Nullable String> names) {
            engine.type.from(items -> new Sliced(names));
            JobId id = engine.copying(1, Map.of(), Strategy.PARALLEL);
            engine.runAll();
            return id;
        }

        private void assertFailed(List<@Nullable String> names, String why) {
            JobId id = split(names);
            assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
            assertThat(engine.job(id).error())
                    .startsWith("the source could not be split: the source named")
                    .contains(why);
            assertThat(engine.job(id).partitions()).isEmpty();
        }

        @Test
        void fail_the_job_with_a_sentence() {
            assertFailed(List.of("a", "b", "a"), "two slices 'a'");
            assertFailed(
                    IntStream.range(0, 1_001).mapToObj(String::valueOf).toList(), "1,001 slices; a job can have 1,000");
            assertFailed(List.of("a", " "), "a slice without a name");
            assertFailed(Collections.singletonList(null), "a slice without a name");
            assertFailed(List.of("x".repeat(1_001)), "at most 1,000 characters");
            assertFailed(List.of("a\u0000b"), "without NUL");
            assertFailed(List.of("a\ud800"), "Unicode");
        }

        @Test
        void are_not_a_thousand_that_differ() {
            JobId id = split(IntStream.range(0, 1_000).mapToObj(String::valueOf).toList());
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(id).partitions()).hasSize(1_000);
        }
    }

    @Nested
    class A_job_without_items {

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void has_a_total_of_0(Strategy strategy) {
            JobId id = engine.copying(0, Map.of(), strategy);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
            assertThat(engine.job(id).progress()).isEqualTo(new Progress(0, 0, OptionalLong.of(0)));
        }

        @ParameterizedTest
        @EnumSource(Strategy.class)
        void has_a_total_of_0_also_when_the_source_did_not_know(Strategy strategy) {
            engine.type.from(items -> new Sliced(List.of("a", "b")));
            JobId id = engine.copying(0, Map.of(), strategy);
            engine.runAll();
            assertThat(engine.job(id).progress()).isEqualTo(new Progress(0, 0, OptionalLong.of(0)));
        }

        @Test
        void completes_also_when_it_cannot_be_split() {
            engine.type.from(items -> Sources.of(List.of()));
            JobId id = engine.copying(0, Map.of(), Strategy.PARALLEL);
            engine.runAll();
            assertThat(engine.state(id)).isEqualTo(JobState.COMPLETED);
        }
    }
}
