package dev.nightshift.domain.stats;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The statistics that are kept, per zone and day. */
public interface DailyStats {

    /**
     * Lets nobody else pass here until the transaction ends. Belongs before the past is read that is to be kept, so that
     * of two counts of a day the one kept last has seen more, and a change noted meanwhile is taken after the day is kept.
     */
    void hold();

    /** Keeps these days instead of what was kept for them before. */
    void replace(ZoneId zone, List<DailyIssueStats> days, Instant now);

    /** What is kept of the range, ascending by date; days never aggregated are left out. */
    List<RecordedDay> in(ZoneId zone, DayRange range);

    /** The zones that have statistics. */
    List<ZoneId> zones();
}
