package dev.nightshift.application.stats;

import dev.nightshift.domain.stats.DailyRuns;
import dev.nightshift.domain.stats.DayRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Runs of which somebody else takes a day over right after it was claimed. */
record OvertakenRuns(DailyRuns runs, LocalDate day) implements DailyRuns {

    @Override
    public List<LocalDate> pending(ZoneId zone, DayRange range, int limit) {
        return runs.pending(zone, range, limit);
    }

    @Override
    public List<Claim> claim(ZoneId zone, List<LocalDate> days, String owner, Duration lease) {
        List<Claim> claims = runs.claim(zone, days, owner, lease);
        runs.takeOver(zone, DayRange.of(day), "somebody else", lease);
        return claims;
    }

    @Override
    public List<Claim> takeOver(ZoneId zone, DayRange range, String owner, Duration lease) {
        return runs.takeOver(zone, range, owner, lease);
    }

    @Override
    public void succeed(ZoneId zone, List<Claim> claims) {
        runs.succeed(zone, claims);
    }

    @Override
    public void fail(ZoneId zone, List<Claim> claims, String reason) {
        runs.fail(zone, claims, reason);
    }
}
