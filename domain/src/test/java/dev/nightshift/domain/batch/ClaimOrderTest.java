package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.Priority.HIGH;
import static dev.nightshift.domain.batch.Priority.LOW;
import static dev.nightshift.domain.batch.Priority.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.ClaimOrder.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimOrderTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

    private static Place place(Priority priority, long turn, long second) {
        return new Place(
                priority,
                turn,
                MIDNIGHT.plusSeconds(second),
                TaskId.whole(NewJobBuilder.aJob().build().id()));
    }

    /** Whatever the order in which they are given. */
    private static void assertOrder(Place... expected) {
        List<Place> shuffled = new ArrayList<>(List.of(expected));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(ClaimOrder.of(shuffled, place -> place)).containsExactly(expected);
    }

    @Test
    void nothing_is_in_order() {
        assertThat(ClaimOrder.of(List.<Place>of(), place -> place)).isEmpty();
    }

    @Test
    void within_a_priority_turns_decide_then_age_then_the_id() {
        assertOrder(
                place(NORMAL, 1, 50),
                place(NORMAL, 2, 10),
                place(NORMAL, 2, 20),
                place(NORMAL, 2, 20),
                place(NORMAL, 3, 0));
    }

    @Test
    void between_priorities_age_decides() {
        assertOrder(place(HIGH, 9, 0), place(LOW, 1, 1), place(NORMAL, 5, 2), place(HIGH, 10, 3));
    }

    @Test
    void of_equal_age_the_higher_priority_goes_first() {
        assertOrder(place(HIGH, 7, 0), place(NORMAL, 5, 0), place(LOW, 1, 0));
    }

    @Test
    void a_young_task_goes_at_the_age_of_the_oldest_that_it_goes_before() {
        assertOrder(place(LOW, 1, 90), place(LOW, 2, 10), place(HIGH, 1, 20), place(LOW, 3, 80));
    }
}
