package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobStateTest {

    /** What each command makes of each state; a dash where it is not legal. */
    private static final String COMMANDS =
            """
            state        START    STOP      PAUSE    RESUME   CANCEL
            PENDING      QUEUED   -         -        -        CANCELLED
            QUEUED       QUEUED   STOPPED   PAUSED   -        CANCELLED
            RUNNING      RUNNING  STOPPING  PAUSING  -        CANCELLING
            PAUSING      RUNNING  STOPPING  PAUSING  RUNNING  CANCELLING
            PAUSED       QUEUED   STOPPED   PAUSED   QUEUED   CANCELLED
            STOPPING     -        STOPPING  -        -        CANCELLING
            STOPPED      QUEUED   STOPPED   -        -        CANCELLED
            CANCELLING   -        -         -        -        CANCELLING
            CANCELLED    -        -         -        -        CANCELLED
            RETRY_WAIT   QUEUED   STOPPED   PAUSED   -        CANCELLED
            COMPLETED    -        -         -        -        -
            FAILED       QUEUED   -         -        -        -
            QUARANTINED  QUEUED   -         -        -        -
            """;

    /** What each way of ending makes of each state; a dash where there is no run to end. */
    private static final String ENDINGS =
            """
            state        COMPLETED  FAILED     QUARANTINED  RETRIED     YIELDED
            PENDING      -          -          -            -           -
            QUEUED       -          -          -            -           -
            RUNNING      COMPLETED  FAILED     QUARANTINED  RETRY_WAIT  QUEUED
            PAUSING      COMPLETED  FAILED     QUARANTINED  PAUSED      PAUSED
            PAUSED       -          -          -            -           -
            STOPPING     COMPLETED  FAILED     QUARANTINED  STOPPED     STOPPED
            STOPPED      -          -          -            -           -
            CANCELLING   CANCELLED  CANCELLED  CANCELLED    CANCELLED   CANCELLED
            CANCELLED    -          -          -            -           -
            RETRY_WAIT   -          -          -            -           -
            COMPLETED    -          -          -            -           -
            FAILED       -          -          -            -           -
            QUARANTINED  -          -          -            -           -
            """;

    /** The states that can follow each state directly. */
    private static final String SUCCESSORS =
            """
            PENDING      QUEUED CANCELLED
            QUEUED       RUNNING PAUSED STOPPED CANCELLED QUARANTINED
            RUNNING      QUEUED PAUSING STOPPING CANCELLING RETRY_WAIT COMPLETED FAILED QUARANTINED
            PAUSING      RUNNING PAUSED STOPPING CANCELLING COMPLETED FAILED QUARANTINED
            PAUSED       QUEUED STOPPED CANCELLED
            STOPPING     STOPPED CANCELLING COMPLETED FAILED QUARANTINED
            STOPPED      QUEUED CANCELLED
            CANCELLING   CANCELLED
            CANCELLED
            RETRY_WAIT   QUEUED PAUSED STOPPED CANCELLED
            COMPLETED
            FAILED       QUEUED
            QUARANTINED  QUEUED
            """;

    private record Cell(JobState state, String column, Optional<JobState> becomes) {}

    private static List<List<String>> rows(String table) {
        return table.lines().map(line -> List.of(line.split(" +"))).toList();
    }

    private static Stream<Cell> cells(String table) {
        List<List<String>> rows = rows(table);
        List<String> head = rows.get(0);
        return rows.stream().skip(1).flatMap(row -> Stream.iterate(1, i -> i < head.size(), i -> i + 1)
                .map(i -> new Cell(
                        JobState.valueOf(row.get(0)),
                        head.get(i),
                        Optional.of(row.get(i))
                                .filter(cell -> !"-".equals(cell))
                                .map(JobState::valueOf))));
    }

    static Stream<Cell> commands() {
        return cells(COMMANDS);
    }

    static Stream<Cell> endings() {
        return cells(ENDINGS);
    }

    @Test
    void the_tables_name_every_state_and_every_column() {
        assertThat(commands()).hasSize(JobState.values().length * JobCommand.values().length);
        assertThat(endings()).hasSize(JobState.values().length * Ending.values().length);
        assertThat(rows(SUCCESSORS)).hasSize(JobState.values().length);
    }

    @Nested
    class A_command {

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobStateTest#commands")
        void makes_of_a_state_what_the_table_says(Cell cell) {
            JobCommand command = JobCommand.valueOf(cell.column());
            assertThat(cell.state().after(command)).isEqualTo(cell.becomes());
            assertThat(cell.state().legalCommands().contains(command))
                    .isEqualTo(cell.becomes().isPresent());
        }

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobStateTest#commands")
        void moves_only_to_successors(Cell cell) {
            cell.becomes()
                    .filter(next -> next != cell.state())
                    .ifPresent(next -> assertThat(cell.state().successors()).contains(next));
        }

        @Test
        void is_listed_in_the_order_of_declaration() {
            assertThat(JobState.PAUSING.legalCommands()).containsExactly(JobCommand.values());
        }
    }

    @Nested
    class The_end_of_a_run {

        @ParameterizedTest
        @MethodSource("dev.nightshift.domain.batch.JobStateTest#endings")
        void makes_of_a_state_what_the_table_says(Cell cell) {
            Ending ending = Ending.valueOf(cell.column());
            if (cell.becomes().isPresent()) {
                assertThat(cell.state().ended(ending)).isEqualTo(cell.becomes().get());
                assertThat(cell.state().successors()).contains(cell.becomes().get());
            } else {
                assertThatThrownBy(() -> cell.state().ended(ending))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining(cell.state().name());
            }
        }
    }

    @Nested
    class Successors {

        @Test
        void are_those_of_the_table_and_no_others() {
            for (List<String> row : rows(SUCCESSORS)) {
                JobState state = JobState.valueOf(row.get(0));
                Set<JobState> expected =
                        row.stream().skip(1).map(JobState::valueOf).collect(Collectors.toSet());
                assertThat(state.successors()).as(state.name()).isEqualTo(expected);
                for (JobState other : JobState.values()) {
                    assertThat(state.canBecome(other)).isEqualTo(expected.contains(other));
                }
            }
        }

        @ParameterizedTest
        @EnumSource(JobState.class)
        void reach_every_end_from_the_queue_and_an_end_from_everywhere(JobState state) {
            assertThat(reachable(JobState.PENDING)).contains(state);
            assertThat(reachable(state)).anyMatch(JobState::isFinished);
        }

        private Set<JobState> reachable(JobState from) {
            Set<JobState> seen = EnumSet.of(from);
            Deque<JobState> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                for (JobState next : open.remove().successors()) {
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
            return seen;
        }
    }

    @Nested
    class Kinds_of_states {

        private List<JobState> all(Predicate<JobState> kind) {
            return Arrays.stream(JobState.values()).filter(kind).toList();
        }

        @Test
        void finished_active_and_asking() {
            assertThat(all(JobState::isFinished))
                    .containsExactlyInAnyOrder(
                            JobState.COMPLETED, JobState.FAILED, JobState.QUARANTINED, JobState.CANCELLED);
            assertThat(all(JobState::isActive))
                    .containsExactlyInAnyOrder(
                            JobState.RUNNING, JobState.PAUSING, JobState.STOPPING, JobState.CANCELLING);
            assertThat(all(JobState::isAsking))
                    .containsExactlyInAnyOrder(JobState.PAUSING, JobState.STOPPING, JobState.CANCELLING);
        }

        @Test
        void under_way_successes_failures_and_those_that_start_again_after_their_end() {
            assertThat(all(JobState::isUnderWay))
                    .containsExactlyInAnyOrder(
                            JobState.QUEUED,
                            JobState.RETRY_WAIT,
                            JobState.RUNNING,
                            JobState.PAUSING,
                            JobState.STOPPING,
                            JobState.CANCELLING);
            assertThat(all(JobState::isSuccess)).containsExactly(JobState.COMPLETED);
            assertThat(all(JobState::isFailure)).containsExactlyInAnyOrder(JobState.FAILED, JobState.QUARANTINED);
            assertThat(all(JobState::startsAgain)).containsExactlyInAnyOrder(JobState.FAILED, JobState.QUARANTINED);
        }
    }
}
