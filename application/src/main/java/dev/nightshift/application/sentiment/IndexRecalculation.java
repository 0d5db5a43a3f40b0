package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.SentimentParameters.DATE_RANGE;

import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.DifferenceSum;
import dev.nightshift.domain.sentiment.Differences;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.SentimentDay;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Computes kept days anew, by another version of their method or other weights, and tells how far they differ. */
public final class IndexRecalculation
        implements JobType<IndexRecalculation.Order, IndexRecalculation.Again, Optional<ComparedDay>> {

    public static final TypeName NAME = TypeName.of("INDEX_RECALCULATION");

    private static final Parameter<Long> FROM_VERSION = Parameter.number("fromVersion", 1, 1_000)
            .about("The version whose days are computed anew; without it the newest.");

    private final IndexRuns runs;
    private final IndexDays days;
    private final BaseVersion base;
    private final Findings findings;
    private final Differences differences;

    public IndexRecalculation(
            ReadMarketData readMarketData, IndexDays days, Findings findings, Differences differences) {
        this.runs = new IndexRuns(readMarketData);
        this.days = days;
        this.base = new BaseVersion(days);
        this.findings = findings;
        this.differences = differences;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Computes kept days of the index anew with another version or other weights, and keeps both.";
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
                        FROM_VERSION,
                        SentimentParameters.WEIGHTS)
                .as(IndexRecalculation::order);
    }

    private static Order order(ParameterValues given) {
        List<Method> methods = SentimentParameters.methods(given);
        given.find(FROM_VERSION).ifPresent(version -> methods.forEach(method -> BaseVersion.of(method, version)));
        return new Order(given.get(DATE_RANGE), methods, given.find(FROM_VERSION));
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<Again> source(Order order, JobContext context) {
        IndexRun run = runs.begin(order.methods(), order.range());
        Method older = base.of(run.method(), order.range(), order.fromVersion());
        Map<LocalDate, SentimentDay> before = new HashMap<>();
        days.in(IndexVariant.of(older), order.range())
                .forEach(kept -> before.put(kept.day().date(), kept.day()));
        if (before.isEmpty()) {
            throw NoStoredDays.of(older.version().toString(), order.range());
        }
        return Sources.counted(
                order.range().length(), place -> again(order.range().first().plusDays(place), run, before));
    }

    private static Again again(LocalDate date, IndexRun run, Map<LocalDate, SentimentDay> before) {
        return new Again(new RunDay(date, run), Optional.ofNullable(before.get(date)));
    }

    @Override
    public Optional<ComparedDay> handle(Again again, Order order, JobContext context) {
        if (again.before().isEmpty()) {
            return Optional.empty();
        }
        SentimentDay computed = again.day().run().on(again.day().date());
        Soundness.require(
                context.settings().validationLevel(), computed, again.day().run());
        return Optional.of(new ComparedDay(
                IndexVariant.of(again.day().run().method()), again.before().get(), computed));
    }

    @Override
    public void write(List<Optional<ComparedDay>> all, Order order, JobContext context) {
        List<ComparedDay> compared = all.stream().flatMap(Optional::stream).toList();
        if (compared.isEmpty()) {
            return;
        }
        days.hold(compared.get(0).variant());
        days.replace(
                compared.get(0).variant(),
                compared.stream()
                        .map(each -> new StoredDay(each.after(), context.job()))
                        .toList());
        findings.add(
                context.job(),
                compared.stream()
                        .map(each -> new Placed(each.after().date().toEpochDay(), each.finding()))
                        .toList());
        DifferenceSum ofChunk =
                compared.stream().map(ComparedDay::difference).reduce(DifferenceSum.NONE, DifferenceSum::plus);
        DifferenceSum soFar = differences.add(context.job(), ofChunk);
        context.log("%s to %s: %s; so far: %s"
                .formatted(
                        compared.get(0).after().date(),
                        compared.get(compared.size() - 1).after().date(),
                        told(ofChunk),
                        told(soFar)));
    }

    private static String told(DifferenceSum sum) {
        return String.format(
                Locale.ROOT,
                "%d days, of which %d have both values, that differ by %.4f on average and %.4f at most",
                sum.days(),
                sum.valued(),
                sum.mean(),
                sum.most());
    }

    /** Which days, by the first of the methods that has data, compared with which version. */
    public record Order(DayRange range, List<Method> methods, Optional<Long> fromVersion) {}

    /** A day, and what is kept of it; empty when nothing is. */
    record Again(RunDay day, Optional<SentimentDay> before) {
        @Override
        public String toString() {
            return day.toString();
        }
    }
}
