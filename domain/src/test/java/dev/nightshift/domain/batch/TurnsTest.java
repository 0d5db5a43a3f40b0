package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final OptionalLong NONE = OptionalLong.empty();

    private static OptionalLong turn(long number) {
        return OptionalLong.of(number);
    }

    @Nested
    class Nothing_of_the_owner_waits {

        @Test
        void the_first_task_ever_has_turn_0() {
            assertThat(Turns.after(0, NONE, NONE).next()).isZero();
        }

        @Test
        void the_first_task_takes_the_turn_that_is_served_however_many_of_others_wait() {
            assertThat(Turns.after(70, turn(71), NONE).next()).isEqualTo(70);
        }

        @Test
        void the_first_task_of_a_type_that_is_behind_takes_the_turn_of_its_head() {
            assertThat(Turns.after(70, turn(12), NONE).next()).isEqualTo(12);
        }

        @Test
        void each_further_task_takes_the_turn_after() {
            Turns turns = Turns.after(70, NONE, NONE);
            assertThat(turns.next()).isEqualTo(70);
            assertThat(turns.next()).isEqualTo(71);
            assertThat(turns.next()).isEqualTo(72);
        }
    }

    @Nested
    class Tasks_of_the_owner_wait {

        @Test
        void the_next_task_takes_the_turn_after_the_last_of_them() {
            assertThat(Turns.after(70, turn(70), turn(99)).next()).isEqualTo(100);
        }

        @Test
        void no_task_takes_a_turn_that_is_over() {
            assertThat(Turns.after(70, turn(70), turn(12)).next()).isEqualTo(70);
        }

        @Test
        void a_task_that_comes_back_takes_the_current_turn_and_none_from_the_others() {
            Turns turns = Turns.after(70, turn(68), turn(99));
            assertThat(turns.current()).isEqualTo(68);
            assertThat(turns.next()).isEqualTo(100);
        }
    }

    @Nested
    class A_claim {

        @Test
        void serves_the_highest_turn_that_was_claimed() {
            assertThat(Turns.served(70, turn(80), NONE)).isEqualTo(80);
            assertThat(Turns.served(70, turn(80), turn(90))).isEqualTo(90);
        }

        @Test
        void of_nothing_changes_nothing() {
            assertThat(Turns.served(70, NONE, NONE)).isEqualTo(70);
        }

        @Test
        void of_types_that_only_now_find_a_worker_goes_back_to_their_turns() {
            assertThat(Turns.served(70, turn(12), NONE)).isEqualTo(12);
        }

        @Test
        void of_a_type_that_is_behind_by_its_limit_does_not_go_back() {
            assertThat(Turns.served(70, NONE, turn(12))).isEqualTo(70);
            assertThat(Turns.served(70, NONE, turn(90))).isEqualTo(90);
        }
    }

    @Test
    void negative_turns_are_refused() {
        assertThatThrownBy(() -> Turns.after(-1, NONE, NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Turns.after(0, turn(-1), NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Turns.after(0, NONE, turn(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
