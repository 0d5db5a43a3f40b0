package dev.nightshift.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    @ParameterizedTest
    @ValueSource(ints = {'\n', '\r', 0x1B, 0x85, 0x2028, 0x2029, 0x202E, 0x200B, 0})
    void a_character_that_begins_a_line_or_commands_a_terminal_is_replaced(int character) {
        assertThat(Line.of("a" + Character.toString(character) + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void what_people_write_stays() {
        String text = "Größe: 5\u00A0% \t 한국 😀";
        assertThat(Line.of(text)).isEqualTo(text);
    }

    @Test
    void the_message_of_a_failure_and_of_its_cause_stay_on_their_lines() {
        Throwable failure = new IllegalStateException("one\nFORGED", new IllegalArgumentException("two\nFORGED"));
        SafeTrace converter = new SafeTrace();
        converter.start();
        String trace = converter.throwableProxyToString(new ThrowableProxy(failure));
        assertThat(trace.lines()).noneMatch(line -> line.startsWith("FORGED"));
        assertThat(trace)
                .contains("one\uFFFDFORGED")
                .contains("two\uFFFDFORGED")
                .contains("\tat ");
    }
}
