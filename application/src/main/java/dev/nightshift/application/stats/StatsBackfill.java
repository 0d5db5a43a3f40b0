package dev.nightshift.application.stats;

import dev.nightshift.domain.batch.Given;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Aggregates every day of a range, chunk by chunk, whether it was aggregated before or not. */
public final class StatsBackfill implements JobType<DayRange, LocalDate, LocalDate> {

    public static final TypeName NAME = TypeName.of("STATS_BACKFILL");

    private static final Parameter<LocalDate> FROM =
            Parameter.day("from").asRequired().about("The first day.");
    private static final Parameter<LocalDate> TO =
            Parameter.day("to").asRequired().about("The last day, which must be over.");

    private final AggregateDailyStats aggregateDailyStats;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    public StatsBackfill(AggregateDailyStats aggregateDailyStats, BusinessCalendar calendar, InstantSource clock) {
        this.aggregateDailyStats = aggregateDailyStats;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Aggregates the daily statistics of a range of days.";
    }

    @Override
    public Parameters<DayRange> parameters() {
        return Parameters.of(FROM, TO).as(this::range);
    }

    private DayRange range(Given given) {
        LocalDate from = given.get(FROM);
        LocalDate to = given.get(TO);
        if (from.isAfter(to)) {
            throw new InvalidParameters("/from", "must not be after the last day, was %s and %s".formatted(from, to));
        }
        LocalDate today = calendar.dayOf(clock.instant());
        if (!to.isBefore(today)) {
            throw new InvalidParameters(
                    "/to", "must be a day that is over: at most %s, was %s".formatted(today.minusDays(1), to));
        }
        return new DayRange(from, to);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL.runningAtMost(2);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<LocalDate> source(DayRange range, JobContext context) {
        return Sources.days(range.first(), range.last());
    }

    @Override
    public LocalDate handle(LocalDate day, DayRange range, JobContext context) {
        return day;
    }

    @Override
    public void write(List<LocalDate> days, DayRange range, JobContext context) {
        for (DayRange part : DayRange.covering(days.stream())) {
            AggregateDailyStats.Outcome outcome =
                    aggregateDailyStats.aggregate(part, context.job().toString());
            if (outcome instanceof AggregateDailyStats.Outcome.NotOver notOver) {
                throw new JobFailed("the range reaches %s, which is not over".formatted(notOver.today()));
            }
        }
    }
}
