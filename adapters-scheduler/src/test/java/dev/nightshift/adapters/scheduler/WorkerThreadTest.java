package dev.nightshift.adapters.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerThreadTest {

    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(1);

    private void assertGoesOnAfter(ThrowingStep first) throws InterruptedException {
        WorkerThread thread = new WorkerThread(
                "tested",
                () -> {
                    if (steps.incrementAndGet() == 1) {
                        first.go();
                    }
                    enough.countDown();
                    return Duration.ofMillis(1);
                },
                lost::incrementAndGet);
        thread.start();
        assertThat(enough.await(20, TimeUnit.SECONDS)).isTrue();
        thread.end();
        assertThat(lost).as("told that it is lost").hasValue(0);
    }

    @Test
    void goes_on_after_an_error() throws InterruptedException {
        assertGoesOnAfter(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
    }

    @Test
    @SuppressWarnings({"deprecation", "removal"}) // others may still throw it
    void goes_on_after_it_was_asked_to_die() throws InterruptedException {
        assertGoesOnAfter(() -> {
            throw new ThreadDeath();
        });
    }

    @Test
    void goes_on_after_an_interrupt_by_others() throws InterruptedException {
        assertGoesOnAfter(() -> {
            Thread.currentThread().interrupt();
            throw new InterruptedException();
        });
    }

    private interface ThrowingStep {
        void go() throws Exception;
    }
}
