package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists who makes jobs by the clock, and when next. */
public final class ListSchedules {

    private final Schedules schedules;
    private final FireTimes fireTimes;

    public ListSchedules(Schedules schedules, FireTimes fireTimes) {
        this.schedules = schedules;
        this.fireTimes = fireTimes;
    }

    public List<Shown> list() {
        return schedules.all().stream()
                .map(schedule -> Shown.of(schedule, fireTimes))
                .toList();
    }

    /**
     * A schedule, and when it fires.
     *
     * @param nextFires at most five; none while it is disabled, or if its expression is not accepted
     */
    public record Shown(Schedule schedule, List<Instant> nextFires) {

        private static final int FIRES = 5;

        public Shown {
            nextFires = List.copyOf(nextFires);
        }

        static Shown of(Schedule schedule, FireTimes fireTimes) {
            return new Shown(schedule, schedule.enabled() ? fires(schedule, fireTimes) : List.of());
        }

        /** A stored expression that is no longer accepted has no fires, and must not hide the other schedules. */
        private static List<Instant> fires(Schedule schedule, FireTimes fireTimes) {
            List<Instant> fires = new ArrayList<>();
            @Nullable Instant next = schedule.nextFire();
            try {
                while (next != null && fires.size() < FIRES) {
                    Optional<Instant> after = fireTimes.nextAfter(schedule.cron(), schedule.zone(), next);
                    fires.add(next);
                    next = after.orElse(null);
                }
            } catch (IllegalArgumentException notAccepted) {
                return List.of();
            }
            return fires;
        }
    }
}
