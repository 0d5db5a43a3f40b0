package dev.nightshift.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void are_the_failure_its_cause_and_the_cause_of_that() {
        Throwable last = new IllegalStateException("last");
        Throwable middle = new IllegalArgumentException("middle", last);
        Throwable first = new RuntimeException("first", middle);
        assertThat(Causes.of(first)).containsExactly(first, middle, last);
        assertThat(Causes.root(first)).isSameAs(last);
    }

    @Test
    void of_a_cycle_are_each_once() {
        Throwable one = new RuntimeException("one");
        Throwable other = new RuntimeException("other", one);
        one.initCause(other);
        assertThat(Causes.of(one)).containsExactly(one, other);
        assertThat(Causes.root(one)).isSameAs(other);
    }

    @Test
    void that_are_made_up_without_end_are_bounded() {
        assertThat(Causes.of(new Endless())).hasSize(Causes.MOST);
    }

    @Test
    void end_where_a_failure_cannot_name_its_cause() {
        Throwable speechless = new Speechless();
        assertThat(Causes.of(speechless)).containsExactly(speechless);
    }

    @Test
    void have_a_message_unless_it_is_null_blank_or_fails_itself() {
        assertThat(Causes.message(new RuntimeException(" said "))).contains("said");
        assertThat(Causes.message(new RuntimeException(" "))).isEmpty();
        assertThat(Causes.message(new RuntimeException())).isEmpty();
        assertThat(Causes.message(new Speechless())).isEmpty();
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new Endless();
        }
    }

    private static final class Speechless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable String getMessage() {
            throw new IllegalStateException("nothing to say");
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            throw new IllegalStateException("nobody to blame");
        }
    }
}
