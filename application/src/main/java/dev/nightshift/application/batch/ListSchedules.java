package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.Schedule;
import dev.nightshift.domain.batch.Schedules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Map<String, String> errors = schedules.lastErrors();
        return schedules.all().stream()
                .map(schedule -> Shown.of(schedule, fireTimes, errors.get(schedule.name())))
                .toList();
    }

    /**
     * A schedule, and when it fires.
     *
     * @param nextFires at most five; none while it is disabled, or if its expression is not accepted
     * @param lastError why its last fire made no job; null when it did
     */
    public record Shown(Schedule schedule, List<Instant> nextFires, @Nullable String lastError) {

        private static final int FIRES = 5;

        public Shown {
            nextFires = List.copyOf(nextFires);
        }

        static Shown of(Schedule schedule, FireTimes fireTimes, @Nullable String lastError) {
            List<Instant> fires = new ArrayList<>();
            @Nullable Instant next = schedule.enabled() ? schedule.nextFire() : null;
            try {
                while (next != null && fires.size() < FIRES) {
                    Optional<Instant> after = fireTimes.nextAfter(schedule.cron(), schedule.zone(), next);
                    fires.add(next);
                    next = after.orElse(null);
                }
                return new Shown(schedule, fires, lastError);
            } catch (IllegalArgumentException notAccepted) {
                return new Shown(schedule, List.of(), lastError == null ? FailureText.of(notAccepted) : lastError);
            }
        }
    }
}
