package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.SentimentParameters.DATE_RANGE;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the index of a range of days and keeps it: the days that are missing or lack components which have arrived, or all
 * when overwriting; then days that no series knows any more go.
 */
public final class HistoricalBackfill
        implements JobType<HistoricalBackfill.Order, RunDay, HistoricalBackfill.Computed> {

    public static final TypeName NAME = TypeName.of("HISTORICAL_BACKFILL");

    private final IndexRuns runs;
    private final IndexDays days;

    public HistoricalBackfill(ReadMarketData readMarketData, IndexDays days) {
        this.runs = new IndexRuns(readMarketData);
        this.days = days;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Computes and keeps the Fear & Greed Index of a range of days.";
    }

    @Override
    public Role leastRole() {
        return Role.MANAGER;
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(
                        DATE_RANGE.asRequired(),
                        SentimentParameters.MARKET,
                        SentimentParameters.METHOD,
                        SentimentParameters.VERSION,
                        SentimentParameters.WEIGHTS)
                .as(HistoricalBackfill::order);
    }

    private static Order order(ParameterValues given) {
        return new Order(given.get(DATE_RANGE), SentimentParameters.methods(given));
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<RunDay> source(Order order, JobContext context) {
        IndexRun run = runs.begin(order.methods(), order.range());
        return Sources.counted(
                order.range().length(),
                place -> new RunDay(order.range().first().plusDays(place), run));
    }

    @Override
    public Computed handle(RunDay day, Order order, JobContext context) {
        IndexVariant variant = IndexVariant.of(day.run().method());
        if (!day.run().knows(day.date())) {
            return new Computed(variant, day.date(), Optional.empty(), day.run().misses(day.date()));
        }
        SentimentDay computed = day.run().on(day.date());
        Soundness.require(context.settings().validationLevel(), computed, day.run());
        return new Computed(variant, day.date(), Optional.of(computed), false);
    }

    @Override
    public void write(List<Computed> computed, Order order, JobContext context) {
        IndexVariant variant = computed.get(0).variant();
        List<SentimentDay> found =
                computed.stream().flatMap(each -> each.day().stream()).toList();
        boolean all = context.settings().overwriteExisting();
        days.hold(variant);
        days.replace(
                variant,
                (all ? found : missing(variant, found))
                        .stream().map(day -> new StoredDay(day, context.job())).toList());
        if (all) {
            days.remove(variant, withoutData(computed));
        }
        BackfillLog.tell(computed, context);
    }

    private static List<LocalDate> withoutData(List<Computed> computed) {
        return computed.stream()
                .filter(each -> each.day().isEmpty())
                .map(Computed::date)
                .toList();
    }

    /** Those that are not kept, or were computed when series had not arrived yet. */
    private List<SentimentDay> missing(IndexVariant variant, List<SentimentDay> found) {
        if (found.isEmpty()) {
            return found;
        }
        DayRange span =
                new DayRange(found.get(0).date(), found.get(found.size() - 1).date());
        Map<LocalDate, SentimentDay> kept = new HashMap<>();
        days.in(variant, span).forEach(each -> kept.put(each.day().date(), each.day()));
        return found.stream()
                .filter(day -> {
                    SentimentDay before = kept.get(day.date());
                    return before == null || day.isFullerThan(before);
                })
                .toList();
    }

    /** Which days, by the first of the methods that has data. */
    public record Order(DayRange range, List<Method> methods) {}

    /**
     * A day that was gone through.
     *
     * @param day empty when no series knows it
     * @param isMissed whether the market traded on it all the same
     */
    public record Computed(IndexVariant variant, LocalDate date, Optional<SentimentDay> day, boolean isMissed) {}
}
