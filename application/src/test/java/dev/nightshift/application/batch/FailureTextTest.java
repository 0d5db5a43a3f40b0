package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTextTest {

    @Test
    void is_that_of_the_causes_each_once() {
        Throwable cause = new IllegalStateException("the line is busy");
        assertThat(FailureText.of(new IllegalStateException("row 7", new RuntimeException("row 7", cause))))
                .isEqualTo("row 7: the line is busy");
    }

    @Test
    void of_a_failure_without_a_message_is_its_kind_in_words() {
        assertThat(FailureText.of(new ArithmeticException())).isEqualTo("arithmetic exception");
        assertThat(FailureText.of(new SQLException())).isEqualTo("SQL exception");
        assertThat(FailureText.of(new NullPointerException() {})).isEqualTo("null pointer exception");
    }

    @Test
    void has_no_names_of_classes() {
        assertThat(FailureText.of(new IllegalStateException(new IOException("the disk is full"))))
                .isEqualTo("the disk is full");
        assertThat(FailureText.of(new IllegalStateException("row 7: " + new IOException("the disk is full"))))
                .isEqualTo("row 7: IO exception: the disk is full");
        assertThat(FailureText.of(new ClassCastException("class com.foo.bar.Shop$Order cannot be cast")))
                .isEqualTo("class Order cannot be cast");
    }

    @Test
    void leaves_names_of_files_and_hosts_alone() {
        String text = "/data/a.b.C.csv of db.example.com and 1.2.Three is not there";
        assertThat(FailureText.of(new IOException(text))).isEqualTo(text);
    }

    @Test
    void ends_where_causes_form_a_cycle() {
        Exception one = new Exception("one");
        Exception other = new Exception("other", one);
        one.initCause(other);
        assertThat(FailureText.of(one)).isEqualTo("one: other");
    }

    @Test
    void is_there_also_when_the_failure_cannot_speak() {
        assertThat(FailureText.of(new Unspeakable())).isEqualTo("unspeakable");
        assertThat(FailureText.of(new IllegalStateException("the shop is closed", new Unspeakable())))
                .isEqualTo("the shop is closed: unspeakable");
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no words");
        }
    }

    @Nested
    class Of_an_error {

        static Stream<Arguments> errors() {
            return Stream.of(
                    arguments(new StackOverflowError(), "a stack overflow in the job type"),
                    arguments(new OutOfMemoryError("Java heap space"), "the worker ran out of memory (heap)"),
                    arguments(new OutOfMemoryError(), "the worker ran out of memory (heap)"),
                    arguments(new OutOfMemoryError("Metaspace"), "the worker ran out of memory (classes)"),
                    arguments(
                            new OutOfMemoryError("unable to create native thread: possibly out of memory"),
                            "the worker ran out of memory (threads)"),
                    arguments(
                            new OutOfMemoryError("Cannot reserve 9 bytes of direct buffer memory"),
                            "the worker ran out of memory (buffers outside of the heap)"),
                    arguments(new NoClassDefFoundError("com/foo/Bar"), "a class is missing: com.foo.Bar"),
                    arguments(
                            new NoClassDefFoundError("Could not initialize class com.foo.Bar"),
                            "a class could not be initialized: com.foo.Bar"),
                    arguments(
                            new ExceptionInInitializerError(new IOException("no file")),
                            "a class could not be initialized: no file"),
                    arguments(
                            new NoSuchMethodError("'void com.foo.Bar.baz()'"),
                            "a method is missing: 'void com.foo.Bar.baz()'"),
                    arguments(new NoSuchFieldError("size"), "a field is missing: size"),
                    arguments(
                            new UnsupportedClassVersionError("com/foo/Bar has been compiled by a newer one"),
                            "a class was made for a newer Java: com/foo/Bar has been compiled by a newer one"),
                    arguments(new IncompatibleClassChangeError("x"), "classes do not fit together: x"),
                    arguments(new AssertionError(), "an assertion failed"),
                    arguments(new AssertionError("2 is not 3"), "an assertion failed: 2 is not 3"),
                    arguments(new InternalError("a bus"), "internal error: a bus"),
                    arguments(new Error(new IOException("no file")), "error: IO exception: no file"));
        }

        @ParameterizedTest
        @MethodSource("errors")
        void is_what_happened(Error error, String words) {
            assertThat(FailureText.of(error)).isEqualTo(words);
        }
    }

    @Test
    void is_cut_and_can_always_be_kept() {
        String text = FailureText.of(new IllegalStateException("x".repeat(1_998) + "\ud83d\ude00 and \u0000 more"));
        assertThat(text).hasSize(2_000).endsWith("\ufffd…");
        assertThat(FailureText.of(new IllegalStateException("NUL \u0000"))).isEqualTo("NUL \ufffd");
    }

    @Nested
    class Of_a_failure_of_the_store {

        private final Exception refused = new Exception("ERROR: column x; SELECT x FROM y");

        private String of(Throwable failure) {
            return FailureText.of(
                    failure,
                    each -> each == refused ? Optional.of("it names a column that is not there") : Optional.empty());
        }

        @Test
        void is_the_sentence_of_the_store_after_the_words_of_the_type() {
            assertThat(of(new IllegalStateException("the totals were not written", refused)))
                    .isEqualTo("the totals were not written: it names a column that is not there");
        }

        @Test
        void leaves_out_wrappers_that_repeat_the_text_of_the_store() {
            assertThat(of(new RuntimeException(refused))).isEqualTo("it names a column that is not there");
            assertThat(of(new IllegalStateException("it said: " + refused.getMessage(), refused)))
                    .isEqualTo("it names a column that is not there");
        }
    }
}
