package dev.nightshift.domain.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LeadTimesTest {

    @Property
    void a_percentile_is_the_smallest_value_that_enough_do_not_exceed(
            @ForAll @NotEmpty List<@IntRange(min = -5, max = 30) Integer> hours) {
        List<Duration> durations = hours.stream().map(Duration::ofHours).toList();
        LeadTimes times = LeadTimes.of(durations.stream());
        assertThat(times.issues()).isEqualTo(hours.size());
        assertThat(times.median()).isEqualTo(smallestReaching(durations, 50));
        assertThat(times.p85()).isEqualTo(smallestReaching(durations, 85));
    }

    private static Duration smallestReaching(List<Duration> durations, int percent) {
        return durations.stream()
                .sorted()
                .filter(candidate -> 100L
                                * durations.stream()
                                        .filter(each -> each.compareTo(candidate) <= 0)
                                        .count()
                        >= (long) percent * durations.size())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_twenty_the_tenth_and_the_seventeenth() {
        Stream<Duration> hours = IntStream.rangeClosed(1, 20).mapToObj(Duration::ofHours);
        assertThat(LeadTimes.of(hours)).isEqualTo(new LeadTimes(20, Duration.ofHours(10), Duration.ofHours(17)));
    }

    @Test
    void of_none_nothing() {
        assertThat(LeadTimes.of(Stream.of())).isEqualTo(new LeadTimes(0, null, null));
    }

    @Test
    void percentiles_are_there_exactly_when_there_are_issues() {
        assertThatThrownBy(() -> new LeadTimes(0, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeadTimes(1, Duration.ZERO, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
