package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.stats.ChangedTimes.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link ChangedTimes} promise. */
public abstract class ChangedTimesContract {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /** Nothing noted yet, the same throughout a test. */
    protected abstract ChangedTimes changes();

    @Nested
    class Nothing_is_noted {

        @Test
        void nothing_is_taken() {
            assertThat(changes().take(10)).isEmpty();
        }
    }

    @Nested
    class Marks_are_noted {

        @Test
        void they_are_taken_once_each_also_when_they_are_the_same() {
            Span moment = Span.at(NOON);
            Span years = new Span(Instant.parse("-0043-03-15T11:00:00Z"), NOON.plusNanos(1000));
            changes().note(moment);
            changes().note(years);
            changes().note(moment);
            assertThat(changes().take(10)).containsExactlyInAnyOrder(moment, years, moment);
            assertThat(changes().take(10)).isEmpty();
        }

        @Test
        void the_oldest_are_taken_first() {
            for (int i = 0; i < 5; i++) {
                changes().note(Span.at(NOON.minusSeconds(i)));
            }
            assertThat(changes().take(2)).containsExactlyInAnyOrder(Span.at(NOON), Span.at(NOON.minusSeconds(1)));
            assertThat(changes().take(10)).hasSize(3);
        }
    }

    @Nested
    class Many_note_and_take_at_once {

        @Test
        void each_mark_is_taken_once() {
            Together.run(8, i -> {
                for (int j = 0; j < 10; j++) {
                    changes().note(Span.at(NOON.plusSeconds(i * 10L + j)));
                }
                return i;
            });
            List<List<Span>> taken = Together.run(8, i -> changes().take(100));
            assertThat(taken.stream().flatMap(List::stream)).hasSize(80).doesNotHaveDuplicates();
        }
    }
}
