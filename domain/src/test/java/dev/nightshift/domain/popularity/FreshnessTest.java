package dev.nightshift.domain.popularity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {

    private static final Freshness FRESHNESS =
            new Freshness(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));

    @Property
    void a_list_is_fresh_then_stale_then_only_kept_then_gone(@ForAll @LongRange(min = -50, max = 400) long millis) {
        Duration age = Duration.ofMillis(millis);
        assertThat(FRESHNESS.isFresh(age)).isEqualTo(millis < 100);
        assertThat(FRESHNESS.isStale(age)).isEqualTo(millis >= 100 && millis < 200);
        assertThat(FRESHNESS.isKept(age)).isEqualTo(millis < 300);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S, PT2S", "PT-1S, PT1S, PT2S", "PT2S, PT1S, PT3S", "PT1S, PT3S, PT2S"})
    void its_limits_ascend(Duration fresh, Duration stale, Duration kept) {
        assertThatThrownBy(() -> new Freshness(fresh, stale, kept)).isInstanceOf(IllegalArgumentException.class);
    }
}
