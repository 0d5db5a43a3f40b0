package dev.nightshift.adapters.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.adapters.web.health.Readiness.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheckReadingsTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        executor.shutdownNow();
    }

    private Readiness read(CheckReadings readings) {
        return readings.of(check -> true).values().iterator().next();
    }

    private CheckReadings answering() {
        return new CheckReadings(
                List.of(new Named() {
                    @Override
                    public Readiness check() {
                        return Readiness.degraded("asked " + asked.incrementAndGet() + " times");
                    }
                }),
                executor,
                nanos::get);
    }

    @Nested
    class A_check_that_answers {

        @Test
        void is_not_asked_again_within_a_second() {
            CheckReadings readings = answering();
            read(readings);
            nanos.addAndGet(CheckReading.FRESH.toNanos() - 1);
            assertThat(read(readings).detail()).isEqualTo("asked 1 times");
        }

        @Test
        void is_asked_again_after_a_second() {
            CheckReadings readings = answering();
            read(readings);
            nanos.addAndGet(CheckReading.FRESH.toNanos());
            assertThat(read(readings).detail()).isEqualTo("asked 2 times");
        }
    }

    @Nested
    class A_check_that_hangs {

        private final CheckReadings readings = new CheckReadings(
                List.of(new Named() {
                    @Override
                    public Readiness check() {
                        asked.incrementAndGet();
                        try {
                            released.await();
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        return Readiness.up();
                    }
                }),
                executor,
                System::nanoTime);

        @Test
        void is_waited_for_no_longer_than_the_patience_and_counts_as_down() {
            long begun = System.nanoTime();
            Readiness silent = read(readings);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
            assertThat(silent).isEqualTo(Readiness.down("It has not answered for 1 s."));
        }

        @Test
        void is_asked_by_one_thread_however_many_ask_for_it() {
            read(readings);
            read(readings);
            assertThat(asked).hasValue(1);
        }
    }

    @Nested
    class There_is_no_thread_for_a_check {

        @Test
        void the_answer_says_so() {
            executor.shutdownNow();
            assertThat(read(answering())).isEqualTo(Readiness.down("It cannot be asked: there is no thread for it."));
        }
    }

    private abstract static class Named implements ReadinessCheck {
        @Override
        public String name() {
            return "named";
        }

        @Override
        public Status whenSilent() {
            return Status.DOWN;
        }
    }
}
