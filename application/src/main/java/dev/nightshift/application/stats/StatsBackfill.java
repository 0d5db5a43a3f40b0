package dev.nightshift.application.stats;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.stats.BusinessCalendar;
import dev.nightshift.domain.stats.DayRange;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/** Aggregates every day of a range, chunk by chunk, whether it was aggregated before or not. */
public final class StatsBackfill implements JobType<StatsBackfill.Order, LocalDate, LocalDate> {

    public static final TypeName NAME = TypeName.of("STATS_BACKFILL");

    private static final Parameter<LocalDate> FROM =
            Parameter.day("from").asRequired().about("The first day.");
    private static final Parameter<LocalDate> TO =
            Parameter.day("to").asRequired().about("The last day, which must be over.");
    private static final Parameter<String> ZONE = Parameter.text("zone", 60)
            .about("The zone of the days, such as Asia/Seoul; without it, that of the service.");

    private final Function<BusinessCalendar, AggregateDailyStats> aggregating;
    private final BusinessCalendar calendar;
    private final InstantSource clock;

    /**
     * @param aggregating what aggregates the days of a calendar
     * @param calendar the calendar of jobs that name no zone
     */
    public StatsBackfill(
            Function<BusinessCalendar, AggregateDailyStats> aggregating,
            BusinessCalendar calendar,
            InstantSource clock) {
        this.aggregating = aggregating;
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
    public Role leastRole() {
        return Role.ADMIN;
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(FROM, TO, ZONE).as(this::order);
    }

    private Order order(ParameterValues given) {
        BusinessCalendar days = given.find(ZONE).map(StatsBackfill::calendarOf).orElse(calendar);
        return new Order(range(given, days), days);
    }

    private static BusinessCalendar calendarOf(String zone) {
        try {
            return new BusinessCalendar(ZoneId.of(zone));
        } catch (DateTimeException unknown) {
            throw new InvalidParameters("/zone", "must be a time zone such as Asia/Seoul, was '%s'".formatted(zone));
        }
    }

    private DayRange range(ParameterValues given, BusinessCalendar days) {
        LocalDate from = given.get(FROM);
        LocalDate to = given.get(TO);
        if (from.isAfter(to)) {
            throw new InvalidParameters("/from", "must not be after the last day, was %s and %s".formatted(from, to));
        }
        LocalDate today = days.dayOf(clock.instant());
        if (!to.isBefore(today)) {
            throw new InvalidParameters(
                    "/to", "must be a day that is over: at most %s, was %s".formatted(today.minusDays(1), to));
        }
        return new DayRange(from, to);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.runningAtMost(2);
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<LocalDate> source(Order order, JobContext context) {
        return Sources.days(order.range().first(), order.range().last());
    }

    @Override
    public LocalDate handle(LocalDate day, Order order, JobContext context) {
        return day;
    }

    @Override
    public void write(List<LocalDate> days, Order order, JobContext context) {
        AggregateDailyStats aggregateDailyStats = aggregating.apply(order.calendar());
        for (DayRange part : DayRange.covering(days.stream())) {
            AggregateDailyStats.Outcome outcome =
                    aggregateDailyStats.aggregate(part, context.job().toString());
            if (outcome instanceof AggregateDailyStats.Outcome.NotOver notOver) {
                throw new JobFailed("the range reaches %s, which is not over".formatted(notOver.today()));
            }
        }
    }

    /** Which days of which calendar. */
    public record Order(DayRange range, BusinessCalendar calendar) {}
}
