package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.SentimentParameters.DATE_RANGE;

import dev.nightshift.domain.batch.Given;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.KeptDay;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the index of a range of days and keeps it: the days that are missing or lack components which have arrived, or all
 * when overwriting.
 */
public final class HistoricalBackfill
        implements JobType<HistoricalBackfill.Order, RunDay, Optional<HistoricalBackfill.Computed>> {

    public static final TypeName NAME = TypeName.of("HISTORICAL_BACKFILL");

    private final IndexRuns runs;
    private final IndexDays days;

    public HistoricalBackfill(MarketTables tables, ReadMarketData readMarketData, IndexDays days) {
        this.runs = new IndexRuns(tables, readMarketData);
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
    public Parameters<Order> parameters() {
        return Parameters.of(
                        DATE_RANGE.asRequired(),
                        SentimentParameters.MARKET,
                        SentimentParameters.METHOD,
                        SentimentParameters.VERSION,
                        SentimentParameters.WEIGHTS)
                .as(HistoricalBackfill::order);
    }

    private static Order order(Given given) {
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
    public Optional<Computed> handle(RunDay day, Order order, JobContext context) {
        if (!day.run().knows(day.date())) {
            return Optional.empty();
        }
        SentimentDay computed = day.run().on(day.date());
        Soundness.require(context.settings().validationLevel(), computed, day.run());
        return Optional.of(new Computed(IndexVariant.of(day.run().method()), computed));
    }

    @Override
    public void write(List<Optional<Computed>> computed, Order order, JobContext context) {
        List<Computed> found = computed.stream().flatMap(Optional::stream).toList();
        if (found.isEmpty()) {
            return;
        }
        IndexVariant variant = found.get(0).variant();
        boolean all = context.settings().overwriteExisting();
        days.replace(
                variant,
                (all ? found : missing(variant, found))
                        .stream()
                                .map(each -> new KeptDay(each.day(), context.job()))
                                .toList());
        tell(found, context);
    }

    /** Those that are not kept, or were computed when series had not arrived yet. */
    private List<Computed> missing(IndexVariant variant, List<Computed> found) {
        DayRange span = new DayRange(
                found.get(0).day().date(), found.get(found.size() - 1).day().date());
        Map<LocalDate, SentimentDay> kept = new HashMap<>();
        days.in(variant, span).forEach(each -> kept.put(each.day().date(), each.day()));
        return found.stream()
                .filter(each -> {
                    SentimentDay before = kept.get(each.day().date());
                    return before == null || each.day().isFullerThan(before);
                })
                .toList();
    }

    private static void tell(List<Computed> found, JobContext context) {
        long without = found.stream().filter(each -> !each.hasValue()).count();
        long partly = found.stream()
                .filter(each -> each.hasValue() && !each.day().gaps().isEmpty())
                .count();
        if (without + partly > 0) {
            context.log("%s to %s: %d days without a value, %d with components missing"
                    .formatted(
                            found.get(0).day().date(),
                            found.get(found.size() - 1).day().date(),
                            without,
                            partly));
        }
    }

    /** Which days, by the first of the methods that has data. */
    public record Order(DayRange range, List<Method> methods) {}

    /** A day that was computed. */
    public record Computed(IndexVariant variant, SentimentDay day) {

        boolean hasValue() {
            return day.value().isPresent();
        }
    }
}
