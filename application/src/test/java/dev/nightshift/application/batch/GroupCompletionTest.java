package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupCompletionTest {

    private final List<List<RunEnd>> groups = new ArrayList<>();
    private final List<GroupCompletion.Settled> told = new ArrayList<>();
    private Function<List<RunEnd>, List<Claim>> answer = group -> List.of();
    private final GroupCompletion settling = new GroupCompletion(queue());

    @Test
    void what_ends_while_a_group_is_kept_is_kept_together_after_it() {
        answer = group -> {
            if (groups.size() == 1) {
                settling.complete(end(2), told::add);
                settling.complete(end(3), told::add);
            }
            return List.of();
        };
        settling.complete(end(1), told::add);
        assertThat(groups).containsExactly(List.of(end(1)), List.of(end(2), end(3)));
        assertThat(told).hasSize(3).allMatch(GroupCompletion.Settled::kept);
    }

    @Test
    void whoever_came_too_late_is_told_so() {
        answer = group -> List.of(end(1).claim());
        settling.complete(end(1), told::add);
        assertThat(told).containsExactly(new GroupCompletion.Settled(false, null));
    }

    @Test
    void a_failure_is_told_and_does_not_hold_up_what_comes_after_it() {
        IllegalStateException failure = new IllegalStateException("away");
        answer = group -> {
            if (groups.size() == 1) {
                throw failure;
            }
            return List.of();
        };
        settling.complete(end(1), told::add);
        settling.complete(end(2), told::add);
        assertThat(told)
                .containsExactly(new GroupCompletion.Settled(false, failure), new GroupCompletion.Settled(true, null));
    }

    @Test
    void one_that_is_refused_takes_no_neighbour_with_it() {
        IllegalStateException failure = new IllegalStateException("refused");
        answer = group -> {
            if (groups.size() == 1) {
                settling.complete(end(2), told::add);
                settling.complete(end(3), told::add);
            } else if (group.contains(end(2))) {
                throw failure;
            }
            return List.of();
        };
        settling.complete(end(1), told::add);
        assertThat(groups).containsExactly(List.of(end(1)), List.of(end(2), end(3)), List.of(end(2)), List.of(end(3)));
        assertThat(told)
                .containsExactly(
                        new GroupCompletion.Settled(true, null),
                        new GroupCompletion.Settled(false, failure),
                        new GroupCompletion.Settled(true, null));
    }

    @Test
    void a_group_is_not_tried_one_by_one_while_the_database_is_away() {
        StorageUnavailable away = new StorageUnavailable("away", new IllegalStateException());
        answer = group -> {
            if (groups.size() == 1) {
                settling.complete(end(2), told::add);
                settling.complete(end(3), told::add);
                return List.of();
            }
            throw away;
        };
        settling.complete(end(1), told::add);
        assertThat(groups).hasSize(2);
        assertThat(told.subList(1, 3)).containsOnly(new GroupCompletion.Settled(false, away));
    }

    /** A queue that can do nothing but settle. */
    private JobQueue queue() {
        return (JobQueue) Proxy.newProxyInstance(
                JobQueue.class.getClassLoader(), new Class<?>[] {JobQueue.class}, (proxy, method, arguments) -> {
                    List<RunEnd> group = new ArrayList<>();
                    ((List<?>) arguments[0]).forEach(each -> group.add((RunEnd) each));
                    groups.add(group);
                    return answer.apply(group);
                });
    }

    private static RunEnd end(long token) {
        Claim claim = new Claim(
                TaskId.whole(JobId.firstOf(Instant.EPOCH)),
                token,
                new WorkerId(new UUID(1, 1)),
                TypeName.of("NOTHING"),
                Strategy.CHUNKED,
                Map.of(),
                0,
                Progress.NONE,
                null,
                null,
                false,
                false,
                null,
                0,
                "ada");
        return new RunEnd.Failed(claim, "for a test");
    }
}
