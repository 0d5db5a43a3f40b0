package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {

    private static final long LAST = 0xFFFF_FFFF_FFFFL;

    @Property
    void carries_when_it_was_made(@ForAll @LongRange(max = LAST) long millis, @ForAll int a, @ForAll long b) {
        JobId id = JobId.of(millis, a, b);
        assertThat(id.madeAt()).isEqualTo(Instant.ofEpochMilli(millis));
        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    @Property
    void is_read_as_it_is_written_in_either_case(@ForAll @LongRange(max = LAST) long millis, @ForAll long b) {
        JobId id = JobId.of(millis, 7, b);
        assertThat(JobId.parse(id.toString())).contains(id);
        assertThat(JobId.parse(id.toString().toUpperCase(Locale.ROOT))).contains(id);
    }

    @Property
    void sorts_by_time(
            @ForAll @LongRange(max = LAST) long one, @ForAll @LongRange(max = LAST) long other, @ForAll long b) {
        assertThat(Integer.signum(JobId.of(one, 0, b).compareTo(JobId.of(other, 0, b))))
                .isEqualTo(Long.compare(one, other));
    }

    @Property
    void sorts_as_its_text_does(
            @ForAll @LongRange(max = LAST) long millis, @ForAll int a, @ForAll long one, @ForAll long other) {
        JobId first = JobId.of(millis, a, one);
        JobId second = JobId.of(millis, a, other);
        assertThat(Integer.signum(first.compareTo(second)))
                .isEqualTo(Integer.signum(first.toString().compareTo(second.toString())));
    }

    @Property
    void none_of_its_millisecond_is_smaller_than_the_first(
            @ForAll @LongRange(min = 1, max = LAST) long millis, @ForAll int a, @ForAll long b) {
        JobId first = JobId.firstOf(Instant.ofEpochMilli(millis));
        assertThat(first).isLessThanOrEqualTo(JobId.of(millis, a, b));
        assertThat(first).isGreaterThan(JobId.of(millis - 1, a, b));
    }

    @Test
    void the_first_of_a_time_before_1970_is_the_very_first() {
        assertThat(JobId.firstOf(Instant.parse("1969-01-01T00:00:00Z"))).isEqualTo(JobId.firstOf(Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no id",
                "019cb090-b700-4000-8000-000000000000",
                "019cb090-b700-7000-0000-000000000000",
                "019cb090b70070008000000000000000",
                " 019cb090-b700-7000-8000-000000000000",
                "1-1-7000-8000-1"
            })
    void is_nothing_else(String text) {
        assertThat(JobId.parse(text)).isEmpty();
    }

    @Test
    void is_of_version_7() {
        UUID other = new UUID(0x0123_4567_89ab_4defL, Long.MIN_VALUE);
        assertThatThrownBy(() -> new JobId(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other.toString());
    }
}
