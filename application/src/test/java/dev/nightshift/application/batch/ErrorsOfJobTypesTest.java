package dev.nightshift.application.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An {@link Error} of a job type fails its job with words, wherever it is thrown, and nobody else. */
class ErrorsOfJobTypesTest {

    private final Engine engine = new Engine();

    private record Failing(String where, Supplier<Error> error) implements Source<Long> {

        private void at(String place) {
            if (where.equals(place)) {
                throw error.get();
            }
        }

        @Override
        public OptionalLong size() {
            at("size");
            return OptionalLong.of(1);
        }

        @Override
        public Items<Long> after(@Nullable String position) {
            at("after");
            return () -> {
                at("next");
                return null;
            };
        }

        @Override
        public List<String> split(int slices) {
            at("split");
            return List.of("all");
        }

        @Override
        public Source<Long> slice(String name) {
            at("slice");
            return this;
        }
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }

    static Stream<Arguments> places() {
        List<Supplier<Error>> errors = List.of(
                StackOverflowError::new,
                () -> new NoClassDefFoundError("com/foo/Bar"),
                () -> new AssertionError("2 is not 3"),
                ThreadDeath::new);
        return Stream.of("source", "size", "after", "next", "split", "slice", "handle", "write")
                .flatMap(place -> errors.stream().map(error -> Arguments.of(place, error)));
    }

    private void failAt(String place, Supplier<Error> error) {
        switch (place) {
            case "source" ->
                engine.type.from(items -> {
                    throw error.get();
                });
            case "handle" ->
                engine.type.onHandle((item, context) -> {
                    throw error.get();
                });
            case "write" ->
                engine.type.onWrite((item, context) -> {
                    throw error.get();
                });
            default -> engine.type.from(items -> new Failing(place, error));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void fails_its_job_at_once_and_a_neighbour_goes_on(String place, Supplier<Error> error) {
        boolean splits = place.equals("split") || place.equals("slice");
        failAt(place, error);
        JobId id = engine.copying(1, Map.of(), splits ? Strategy.PARALLEL : Strategy.CHUNKED);
        JobId neighbour = ((CreateJobs.Outcome.Created) engine.createJobs.create(
                        List.of(JobRequest.of("NO_OP", Map.of())), new Requester("ann", Role.ADMIN)))
                .jobs()
                .get(0)
                .id();
        engine.runAll();
        assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
        assertThat(engine.job(id).attempts()).isEqualTo(1);
        assertThat(engine.job(id).error()).contains(FailureText.of(error.get())).contains("could not be");
        assertThat(engine.state(neighbour)).isEqualTo(JobState.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "after", "next", "handle", "write"})
    void is_tried_again_when_it_is_for_want_of_memory_and_fails_when_the_retries_are_exhausted(String place) {
        Supplier<Error> error = () -> new OutOfMemoryError("Java heap space");
        failAt(place, error);
        JobId id = engine.copying(1);
        engine.runAll();
        assertThat(engine.state(id)).isEqualTo(JobState.RETRY_WAIT);
        for (int i = 0; i < 5; i++) {
            engine.pass(Duration.ofSeconds(10));
        }
        assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
        assertThat(engine.job(id).attempts()).isEqualTo(4);
        assertThat(engine.job(id).error()).contains("the worker ran out of memory (heap)");
    }

    @Test
    void fails_its_job_also_when_the_parameters_are_read() {
        JobId id = engine.copying(1);
        engine.type.onParameters(() -> {
            throw new NoClassDefFoundError("com/foo/Bar");
        });
        engine.runAll();
        assertThat(engine.state(id)).isEqualTo(JobState.FAILED);
        assertThat(engine.job(id).error())
                .isEqualTo("the parameters could not be read: a class is missing: com.foo.Bar");
    }

    @Test
    void refuses_a_request_whose_parameters_it_cannot_read() {
        engine.type.onParameters(() -> {
            throw new AssertionError("2 is not 3");
        });
        CreateJobs.Outcome outcome = engine.createJobs.create(
                List.of(JobRequest.of("COPYING", Map.of("items", 1L))), new Requester("ann", Role.ADMIN));
        assertThat(((CreateJobs.Outcome.Refused) outcome).broken())
                .extracting(CreateJobs.Broken::violation)
                .containsExactly(new Violation(
                        "/parameters", "cannot be read by the job type: an assertion failed: 2 is not 3"));
    }

    @Test
    void quarantines_a_job_whose_parameters_it_cannot_read() {
        JobId id = engine.copying(1);
        engine.type.onParameters(() -> {
            throw new IllegalStateException("no such market");
        });
        engine.runAll();
        assertThat(engine.state(id)).isEqualTo(JobState.QUARANTINED);
        assertThat(engine.job(id).error()).isEqualTo("The parameters cannot be read: no such market");
    }

    @Test
    void is_a_real_stack_overflow_too() {
        engine.type.from(items -> Sources.counted(items, index -> index + endless(0)));
        JobId id = engine.copying(1);
        engine.runAll();
        assertThat(engine.job(id).error()).isEqualTo("item 1 could not be read: a stack overflow in the job type");
    }
}
