package dev.nightshift.application.external;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.external.GoodPost;
import dev.nightshift.domain.external.InMemoryGoodPosts;
import dev.nightshift.domain.external.Post;
import dev.nightshift.domain.external.PostSource;
import dev.nightshift.domain.retry.AttemptResult;
import dev.nightshift.domain.retry.Backoff;
import dev.nightshift.domain.retry.CircuitBreaker;
import dev.nightshift.domain.retry.Decision;
import dev.nightshift.domain.retry.Failure;
import dev.nightshift.domain.retry.Fault;
import dev.nightshift.domain.retry.Outcome;
import dev.nightshift.domain.retry.Retrier;
import dev.nightshift.domain.retry.RetryBudget;
import dev.nightshift.domain.retry.RetryPolicy;
import dev.nightshift.domain.retry.RetryWatcher;
import dev.nightshift.domain.retry.SharedCircuitBreaker;
import dev.nightshift.domain.retry.SharedRetryBudget;
import dev.nightshift.domain.retry.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostRetrievalTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Post POST = new Post(7, "Title", "Body", 3);
    private static final AttemptResult<Optional<Post>> GIVEN = AttemptResult.done(Optional.of(POST));
    private static final AttemptResult<Optional<Post>> REFUSED =
            AttemptResult.failed(Failure.of(Fault.CONNECT_REFUSED));

    private final VirtualTime time = new VirtualTime();
    private final InMemoryGoodPosts good = new InMemoryGoodPosts();
    private final List<Duration> asked = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private PostSource source = id -> CompletableFuture.completedStage(REFUSED);

    private Retrier posts() {
        return Retrier.by(
                RetryPolicy.of(3, Backoff.doubling(Duration.ofSeconds(2), Duration.ofMinutes(1)))
                        .timingOutAfter(Duration.ofSeconds(5)),
                time,
                new Random(1));
    }

    private FoundPost show(Retrier retrier) {
        CompletionStage<FoundPost> found = retrieval(retrier).retrieve(7);
        time.run();
        return found.toCompletableFuture().join();
    }

    private PostRetrieval retrieval(Retrier retrier) {
        return new PostRetrieval(
                id -> {
                    asked.add(time.passed());
                    return source.find(id);
                },
                good,
                retrier,
                time,
                new Meters(),
                () -> NOON.plus(time.passed()));
    }

    @Nested
    class A_source_that_works {

        @Test
        void gives_the_post_which_is_kept() {
            source = id -> CompletableFuture.completedStage(GIVEN);
            assertThat(show(posts())).isEqualTo(new FoundPost.Fresh(POST));
            assertThat(good.find(7, NOON)).contains(new GoodPost(POST, NOON));
            assertThat(told).containsExactly("attempt 1", "Succeeded");
        }

        @Test
        void has_no_such_post_any_more() {
            good.keep(new GoodPost(POST, NOON));
            source = id -> CompletableFuture.completedStage(AttemptResult.done(Optional.empty()));
            assertThat(show(posts())).isEqualTo(new FoundPost.Unknown());
            assertThat(asked).hasSize(1);
            assertThat(good.find(7, NOON)).isEmpty();
        }
    }

    @Nested
    class A_source_that_fails {

        @Test
        void is_asked_again_after_two_and_four_seconds_then_nothing_is_there() {
            assertThat(show(posts())).isEqualTo(new FoundPost.Unavailable());
            assertThat(asked).containsExactly(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(6));
            assertThat(told)
                    .containsExactly("attempt 1", "waits PT2S", "attempt 2", "waits PT4S", "attempt 3", "GaveUp");
        }

        @Test
        void is_cut_after_five_seconds_each_time() {
            List<CompletableFuture<AttemptResult<Optional<Post>>>> calls = new ArrayList<>();
            source = id -> {
                calls.add(new CompletableFuture<>());
                return calls.get(calls.size() - 1);
            };
            assertThat(show(posts())).isEqualTo(new FoundPost.Unavailable());
            assertThat(asked).containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(16));
            assertThat(time.passed()).isEqualTo(Duration.ofSeconds(21));
            assertThat(calls).allMatch(CompletableFuture::isCancelled);
        }

        @Test
        void is_not_asked_again_when_it_refuses_for_good() {
            source = id -> CompletableFuture.completedStage(AttemptResult.failed(Failure.answered(400)));
            assertThat(show(posts())).isEqualTo(new FoundPost.Unavailable());
            assertThat(asked).hasSize(1);
        }

        @Test
        void is_replaced_by_what_it_gave_within_ten_minutes() {
            good.keep(new GoodPost(POST, NOON.minus(Duration.ofMinutes(9))));
            assertThat(show(posts())).isEqualTo(new FoundPost.Kept(POST, Duration.ofSeconds(9 * 60 + 6)));
        }

        @Test
        void is_not_replaced_by_what_it_gave_longer_ago() {
            good.keep(new GoodPost(POST, NOON.minus(Duration.ofMinutes(10))));
            assertThat(show(posts())).isEqualTo(new FoundPost.Unavailable());
        }
    }

    @Nested
    class Breaker_and_budget {

        private final Retrier retrier = posts().spending(new SharedRetryBudget(RetryBudget.Rules.STANDARD, 0))
                .behind(new SharedCircuitBreaker(CircuitBreaker.Rules.STANDARD, 0));

        @Test
        void do_nothing_to_the_first_callers() {
            for (int i = 0; i < 5; i++) {
                asked.clear();
                show(retrier);
                assertThat(asked).hasSize(3);
            }
        }

        @Test
        void let_two_hundred_a_second_make_few_more_calls_than_there_are_requests() {
            PostRetrieval retrieval = retrieval(retrier);
            List<CompletionStage<FoundPost>> requests = new ArrayList<>();
            for (int i = 0; i < 200 * 60; i++) {
                requests.add(retrieval.retrieve(7));
                time.advance(Duration.ofMillis(5));
            }
            time.run();
            assertThat(requests)
                    .allMatch(request -> request.toCompletableFuture().join() instanceof FoundPost.Unavailable);
            assertThat(asked.size()).isLessThanOrEqualTo(requests.size() * 12 / 10);
        }

        @Test
        void let_calls_through_soon_after_the_source_is_back() {
            PostRetrieval retrieval = retrieval(retrier);
            for (int i = 0; i < 1_000; i++) {
                retrieval.retrieve(7);
                time.advance(Duration.ofMillis(5));
            }
            source = id -> CompletableFuture.completedStage(GIVEN);
            Duration back = time.passed();
            CompletionStage<FoundPost> request;
            do {
                time.advance(Duration.ofMillis(5));
                request = retrieval.retrieve(7);
            } while (!(request.toCompletableFuture().getNow(new FoundPost.Unknown()) instanceof FoundPost.Fresh));
            assertThat(time.passed().minus(back)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
    }

    private final class Meters implements RetryWatcher {
        @Override
        public void attempted(int number, Duration took, AttemptResult<?> how) {
            told.add("attempt " + number);
        }

        @Override
        public void waiting(int number, Decision.Retry decision) {
            told.add("waits " + decision.delay());
        }

        @Override
        public void ended(Outcome<?> how, Duration took) {
            told.add(how.getClass().getSimpleName());
        }
    }
}
