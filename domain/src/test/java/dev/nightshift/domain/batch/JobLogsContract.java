package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.domain.Page;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.JobLogs.Line;
import dev.nightshift.domain.batch.JobLogs.Numbered;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link JobLogs} promise. */
public abstract class JobLogsContract extends BatchContract {

    private JobLogs logs() {
        return batch().logs();
    }

    private Line line(JobId job, int partition, String text) {
        Instant at = now().truncatedTo(ChronoUnit.SECONDS);
        return new Line(new TaskId(job, partition), at, text);
    }

    private List<String> texts(JobId job) {
        Page<Numbered, Long> page = logs().of(job, null, 1_000);
        return page.items().stream().map(row -> row.line().text()).toList();
    }

    @Nested
    class A_job {

        private final JobId id = add(aJob());
        private final JobId other = add(aJob());

        @Test
        void has_no_lines_at_first() {
            assertThat(logs().of(id, null, 10)).isEqualTo(new Page<>(List.of(), null));
            logs().append(List.of());
            assertThat(texts(id)).isEmpty();
        }

        @Test
        void has_the_lines_of_all_its_partitions_as_they_were_written() {
            List<Line> lines = List.of(line(id, 1, "one"), line(id, 0, "two \"äöü\" 😀"), line(id, 2, "three"));
            logs().append(lines);
            logs().append(List.of(line(other, 0, "not mine")));
            logs().append(List.of(line(id, 1, "four")));
            assertThat(texts(id)).containsExactly("one", "two \"äöü\" 😀", "three", "four");
            assertThat(logs().of(id, null, 10).items().subList(0, 3))
                    .extracting(Numbered::line)
                    .isEqualTo(lines);
        }

        @Test
        void keeps_lines_that_are_equal() {
            Line line = line(id, 0, "again");
            logs().append(List.of(line, line));
            logs().append(List.of(line));
            assertThat(texts(id)).containsExactly("again", "again", "again");
        }

        @Test
        void keeps_lines_that_are_as_long_as_can_be() {
            logs().append(List.of(line(id, 0, "ü".repeat(5_000)), line(id, 0, "")));
            assertThat(texts(id)).containsExactly("ü".repeat(Line.LONGEST - 1) + "…", "");
        }

        @Test
        void has_them_in_pages() {
            logs().append(IntStream.range(0, 6)
                    .mapToObj(i -> line(i % 2 == 0 ? id : other, 0, "line " + i))
                    .toList());
            Page<Numbered, Long> first = logs().of(id, null, 2);
            assertThat(first.items()).extracting(row -> row.line().text()).containsExactly("line 0", "line 2");
            assertThat(first.next()).isEqualTo(first.items().get(1).number());
            Page<Numbered, Long> second = logs().of(id, first.next(), 2);
            assertThat(second.items()).extracting(row -> row.line().text()).containsExactly("line 4");
            assertThat(second.next()).isNull();
            assertThat(logs().of(id, second.items().get(0).number(), 2).items()).isEmpty();
        }

        @Test
        void has_its_latest_lines_in_their_order() {
            assertThat(logs().last(id, 2)).isEmpty();
            logs().append(IntStream.range(0, 6)
                    .mapToObj(i -> line(i % 2 == 0 ? id : other, i, "line " + i))
                    .toList());
            assertThat(logs().last(id, 1)).extracting(row -> row.line().text()).containsExactly("line 4");
            assertThat(logs().last(id, 2)).extracting(row -> row.line().text()).containsExactly("line 2", "line 4");
            assertThat(logs().last(id, 3))
                    .isEqualTo(logs().last(id, 4))
                    .isEqualTo(logs().of(id, null, 10).items());
        }

        @Test
        void has_none_of_a_transaction_that_fails() {
            assertThatThrownBy(() -> inOne(() -> {
                        logs().append(List.of(line(id, 0, "never")));
                        throw new IllegalStateException("the disk is full");
                    }))
                    .hasMessage("the disk is full");
            assertThat(texts(id)).isEmpty();
        }

        @Test
        void has_all_that_many_write_at_once_each_in_order() {
            Together.run(8, i -> {
                for (int n = 0; n < 10; n++) {
                    logs().append(List.of(line(id, i, i + ":" + n)));
                }
                return i;
            });
            List<Numbered> all = logs().of(id, null, 1_000).items();
            assertThat(all).hasSize(80);
            assertThat(all).extracting(Numbered::number).isSorted().doesNotHaveDuplicates();
            for (int i = 0; i < 8; i++) {
                String prefix = i + ":";
                List<String> mine = new ArrayList<>();
                all.forEach(row -> {
                    if (row.line().text().startsWith(prefix)) {
                        mine.add(row.line().text());
                    }
                });
                assertThat(mine)
                        .isEqualTo(
                                IntStream.range(0, 10).mapToObj(n -> prefix + n).toList());
            }
        }
    }
}
