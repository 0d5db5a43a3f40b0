package dev.nightshift.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {

    @Property
    void is_read_as_it_is_written(@ForAll @IntRange(min = 1, max = 9_999) int version) {
        TypeName name = new TypeName("STATS_BACKFILL", version);
        assertThat(TypeName.parse(name.toString())).contains(name);
    }

    @Test
    void the_first_version_is_not_written() {
        assertThat(TypeName.of("MAIL")).hasToString("MAIL");
        assertThat(new TypeName("MAIL", 2)).hasToString("MAIL@2");
        assertThat(TypeName.parse("MAIL@1")).contains(TypeName.of("MAIL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mail", "1MAIL", "_MAIL", "MA IL", "MAIL@", "MAIL@0", "MAIL@01", "MAIL@10000", "@2"})
    void is_nothing_else(String text) {
        assertThat(TypeName.parse(text)).isEmpty();
    }

    @Test
    void has_at_most_60_characters_and_a_version_in_range() {
        assertThat(TypeName.parse("A".repeat(60))).isPresent();
        assertThat(TypeName.parse("A".repeat(61))).isEmpty();
        assertThatThrownBy(() -> TypeName.of("A".repeat(61))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TypeName("A", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TypeName("A", 10_000)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new TypeName("A", 9_999).version()).isEqualTo(9_999);
    }

    @Test
    void sorts_by_name_and_then_by_version_as_a_number() {
        assertThat(Stream.of("B", "A@10", "A@2", "A")
                        .map(text -> TypeName.parse(text).orElseThrow())
                        .sorted())
                .extracting(TypeName::toString)
                .containsExactly("A", "A@2", "A@10", "B");
    }
}
