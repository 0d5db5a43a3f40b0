package dev.nightshift.adapters.persistence;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.nightshift.application.Shortage;
import dev.nightshift.application.StorageUnavailable;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final System.Logger log = mock(System.Logger.class);
    private long now;
    private final Outage outage = new Outage(mock(DataSource.class), log, () -> now);

    private void metAt(long millis) {
        now = TimeUnit.MILLISECONDS.toNanos(millis);
        outage.met(new StorageUnavailable("away", new SQLException("FATAL: x", "57P01")));
    }

    private void passedAt(long millis) {
        now = TimeUnit.MILLISECONDS.toNanos(millis);
        outage.passed();
    }

    private void verifyWarned(int count) {
        verify(log, times(count)).log(eq(Level.WARNING), contains("cannot be reached"), contains("57P01"));
    }

    @Test
    void is_told_once_however_many_calls_meet_it() {
        metAt(0);
        metAt(100);
        metAt(5_000);
        verifyWarned(1);
    }

    @Test
    void what_is_wanting_is_no_outage_and_said_once_a_minute() {
        for (long second = 0; second < 90; second += 10) {
            now = TimeUnit.SECONDS.toNanos(second);
            outage.met(new StorageUnavailable(Shortage.DISK_FULL, new SQLException("full", "53100")));
            outage.passed();
        }
        verify(log, times(2)).log(Level.WARNING, "{0} {1}", Shortage.DISK_FULL.sentence(), Shortage.DISK_FULL.hint());
        verify(log, never()).log(eq(Level.INFO), any(String.class), any(Object[].class));
    }

    @Test
    void is_over_with_a_call_that_passes_a_second_after_the_last_that_failed() {
        metAt(0);
        metAt(400);
        passedAt(1_399);
        verify(log, never()).log(eq(Level.INFO), any(String.class), any(Object[].class));
        passedAt(1_400);
        passedAt(1_500);
        verify(log, times(1)).log(eq(Level.INFO), contains("is back"), eq("1400"));
    }

    @Test
    void that_comes_after_another_is_told_again() {
        metAt(0);
        passedAt(2_000);
        metAt(60_000);
        verifyWarned(2);
    }

    @Test
    void is_not_told_of_while_all_passes() {
        passedAt(0);
        passedAt(9_000);
        verify(log, never()).log(any(Level.class), any(String.class), any(Object[].class));
    }
}
