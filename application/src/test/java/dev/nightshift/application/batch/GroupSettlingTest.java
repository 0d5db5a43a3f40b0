package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.batch.Settlement;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.Unit;
import dev.nightshift.domain.batch.WorkerId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GroupSettlingTest {

    private final List<List<Settlement>> groups = new ArrayList<>();
    private final List<GroupSettling.Settled> told = new ArrayList<>();
    private Function<List<Settlement>, List<Claim>> answer = group -> List.of();
    private final GroupSettling settling = new GroupSettling(queue());

    @Test
    void what_ends_while_a_group_is_kept_is_kept_together_after_it() {
        answer = group -> {
            if (groups.size() == 1) {
                settling.settle(end(2), told::add);
                settling.settle(end(3), told::add);
            }
            return List.of();
        };
        settling.settle(end(1), told::add);
        assertThat(groups).containsExactly(List.of(end(1)), List.of(end(2), end(3)));
        assertThat(told).hasSize(3).allMatch(GroupSettling.Settled::kept);
    }

    @Test
    void whoever_came_too_late_is_told_so() {
        answer = group -> List.of(end(1).claim());
        settling.settle(end(1), told::add);
        assertThat(told).containsExactly(new GroupSettling.Settled(false, null));
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
        settling.settle(end(1), told::add);
        settling.settle(end(2), told::add);
        assertThat(told)
                .containsExactly(new GroupSettling.Settled(false, failure), new GroupSettling.Settled(true, null));
    }

    @Test
    void one_that_is_refused_takes_no_neighbour_with_it() {
        IllegalStateException failure = new IllegalStateException("refused");
        answer = group -> {
            if (groups.size() == 1) {
                settling.settle(end(2), told::add);
                settling.settle(end(3), told::add);
            } else if (group.contains(end(2))) {
                throw failure;
            }
            return List.of();
        };
        settling.settle(end(1), told::add);
        assertThat(groups).containsExactly(List.of(end(1)), List.of(end(2), end(3)), List.of(end(2)), List.of(end(3)));
        assertThat(told)
                .containsExactly(
                        new GroupSettling.Settled(true, null),
                        new GroupSettling.Settled(false, failure),
                        new GroupSettling.Settled(true, null));
    }

    @Test
    void a_group_is_not_tried_one_by_one_while_the_database_is_away() {
        StorageUnavailable away = new StorageUnavailable("away", new IllegalStateException());
        answer = group -> {
            if (groups.size() == 1) {
                settling.settle(end(2), told::add);
                settling.settle(end(3), told::add);
                return List.of();
            }
            throw away;
        };
        settling.settle(end(1), told::add);
        assertThat(groups).hasSize(2);
        assertThat(told.subList(1, 3)).containsOnly(new GroupSettling.Settled(false, away));
    }

    /** A queue that can do nothing but settle. */
    private JobQueue queue() {
        return (JobQueue) Proxy.newProxyInstance(
                JobQueue.class.getClassLoader(), new Class<?>[] {JobQueue.class}, (proxy, method, arguments) -> {
                    List<Settlement> group = new ArrayList<>();
                    ((List<?>) arguments[0]).forEach(each -> group.add((Settlement) each));
                    groups.add(group);
                    return answer.apply(group);
                });
    }

    private static Settlement end(long token) {
        Claim claim = new Claim(
                Unit.whole(JobId.firstOf(Instant.EPOCH)),
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
        return new Settlement.Failed(claim, "for a test");
    }
}
