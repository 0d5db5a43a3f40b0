package dev.nightshift.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@link IdempotencyKeys} promise. */
public abstract class IdempotencyKeysContract {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final IdempotencyKey KEY = new IdempotencyKey("ada", "key");
    private static final StoredAnswer CREATED = new StoredAnswer(
            new Fingerprint("a".repeat(64)),
            new Answer(201, Map.of("Location", "/api/issues/1", "ETag", "\"v, 1\""), "{\"title\": \"한국어\"}"));
    private static final StoredAnswer EMPTY =
            new StoredAnswer(new Fingerprint("b".repeat(64)), new Answer(204, Map.of(), ""));

    /** No keys, the same throughout a test. */
    protected abstract IdempotencyKeys keys();

    protected abstract <T> T inTransaction(Supplier<T> work);

    private void keep(IdempotencyKey key, StoredAnswer answer, Duration time) {
        inTransaction(() -> {
            keys().keep(key, answer, time);
            return true;
        });
    }

    @Nested
    class A_kept_answer {

        @Test
        void is_found_as_it_was() {
            keep(KEY, CREATED, DAY);
            assertThat(keys().find(KEY)).contains(CREATED);
            keep(new IdempotencyKey("ada", "other"), EMPTY, DAY);
            assertThat(keys().find(new IdempotencyKey("ada", "other"))).contains(EMPTY);
        }

        @Test
        void is_not_found_under_another_key_or_by_another_caller() {
            keep(KEY, CREATED, DAY);
            assertThat(keys().find(new IdempotencyKey("ada", "Key"))).isEmpty();
            assertThat(keys().find(new IdempotencyKey("bob", "key"))).isEmpty();
        }

        @Test
        void is_not_found_when_its_time_is_over_and_gives_way_to_another() {
            keep(KEY, CREATED, OVER);
            assertThat(keys().find(KEY)).isEmpty();
            keep(KEY, EMPTY, DAY);
            assertThat(keys().find(KEY)).contains(EMPTY);
        }

        @Test
        void has_a_key_of_1_to_255_characters() {
            for (String value : List.of("!", "~".repeat(255), "' OR 1=1; --")) {
                IdempotencyKey key = new IdempotencyKey("ada", value);
                keep(key, CREATED, DAY);
                assertThat(keys().find(key)).contains(CREATED);
            }
        }
    }

    @Nested
    class Holding_a_key {

        @Test
        void works_again_in_the_same_transaction_and_in_the_next() {
            assertThat(inTransaction(() -> List.of(keys().hold(KEY), keys().hold(KEY))))
                    .containsOnly(true);
            assertThat(inTransaction(() -> keys().hold(KEY))).isTrue();
        }

        @Test
        void is_for_one_transaction_at_a_time() {
            CountDownLatch allTried = new CountDownLatch(4);
            List<Boolean> held = Together.run(
                    4,
                    i -> inTransaction(() -> {
                        boolean mine = keys().hold(KEY);
                        allTried.countDown();
                        await(allTried);
                        return mine;
                    }));
            assertThat(held).containsOnlyOnce(true);
        }

        @Test
        void leaves_other_keys_and_the_same_key_of_others_free() {
            CountDownLatch allTried = new CountDownLatch(3);
            List<IdempotencyKey> keys =
                    List.of(KEY, new IdempotencyKey("bob", "key"), new IdempotencyKey("ada", "other"));
            List<Boolean> held = Together.run(
                    3,
                    i -> inTransaction(() -> {
                        boolean mine = keys().hold(keys.get(i));
                        allTried.countDown();
                        await(allTried);
                        return mine;
                    }));
            assertThat(held).containsOnly(true);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException failure) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(failure);
            }
        }
    }

    @Nested
    class Purging {

        @Test
        void forgets_what_is_over_in_batches() {
            for (int i = 0; i < 3; i++) {
                keep(new IdempotencyKey("ada", "over " + i), CREATED, OVER);
            }
            keep(KEY, CREATED, DAY);
            assertThat(keys().purgeExpired(2)).isEqualTo(2);
            assertThat(keys().purgeExpired(2)).isEqualTo(1);
            assertThat(keys().purgeExpired(2)).isZero();
            assertThat(keys().find(KEY)).contains(CREATED);
        }
    }
}
