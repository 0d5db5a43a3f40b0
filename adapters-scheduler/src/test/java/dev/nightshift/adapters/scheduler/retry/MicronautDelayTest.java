package dev.nightshift.adapters.scheduler.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.retry.Delay.Planned;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MicronautDelayTest {

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1);
    private final MicronautDelay delay = new MicronautDelay(thread);

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void it_does_things_later_and_not_before() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long startedAt = System.nanoTime();
        delay.after(Duration.ofMillis(50), done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void what_is_cancelled_is_not_done() {
        Planned planned = delay.after(Duration.ofDays(1), () -> {
            throw new AssertionError("it was cancelled");
        });
        assertThat(thread.getQueue()).hasSize(1);
        planned.cancel();
        planned.cancel();
        thread.purge();
        assertThat(thread.getQueue()).isEmpty();
    }
}
