package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.SentimentParameters.DATE_RANGE;
import static dev.nightshift.application.sentiment.SentimentParameters.MARKET;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobFailed;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Market;
import dev.nightshift.domain.sentiment.MarketTables;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.sentiment.validation.KnownTables;
import dev.nightshift.domain.sentiment.validation.TableRules;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks market tables and kept indices by the rules, and keeps what it finds; it changes no data. */
public final class DataValidation implements JobType<DataValidation.Order, DataValidation.TargetDay, List<Placed>> {

    public static final TypeName NAME = TypeName.of("DATA_VALIDATION");

    /** A place is target, day, and number within the day. */
    private static final long TARGET = 1_000_000_000_000L;

    private static final long DAY = 1_000_000L;

    private static final Parameter<List<String>> TABLES = Parameter.texts("tables", 100, 63)
            .about("Which tables, and no index; without it all of the market that are there, and its indices.");

    private final MarketTables tables;
    private final ReadMarketData readMarketData;
    private final IndexDays days;
    private final Findings findings;

    public DataValidation(MarketTables tables, ReadMarketData readMarketData, IndexDays days, Findings findings) {
        this.tables = tables;
        this.readMarketData = readMarketData;
        this.days = days;
        this.findings = findings;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Checks market data and the index by rules; changes nothing.";
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(DATE_RANGE, MARKET, SentimentParameters.METHOD, TABLES)
                .as(DataValidation::order);
    }

    private static Order order(ParameterValues given) {
        List<Method> methods = SentimentParameters.methods(given);
        Optional<Market> market = given.find(MARKET)
                .or(() -> given.find(SentimentParameters.METHOD).map(Method::market));
        List<String> named = given.find(TABLES).orElse(List.of());
        for (int i = 0; i < named.size(); i++) {
            requireTable(named.get(i), market, "/tables/" + i);
        }
        return new Order(given.find(DATE_RANGE), market, methods, List.copyOf(named));
    }

    private static void requireTable(String name, Optional<Market> market, String pointer) {
        List<String> known = KnownTables.all().stream()
                .filter(rules -> market.isEmpty() || market.get() == rules.market())
                .map(TableRules::table)
                .toList();
        if (!known.contains(name)) {
            throw new InvalidParameters(pointer, "must be one of " + known);
        }
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<TargetDay> source(Order order, JobContext context) {
        List<ValidationTarget> targets = targetsOf(order);
        DaySegments<TargetDay> all = new DaySegments<>(targets.stream()
                .flatMap(target -> within(order, target).stream())
                .toList());
        if (all.segments().isEmpty()) {
            throw new JobFailed("There is no data to check%s; import market data first."
                    .formatted(order.range()
                            .map(range -> " from %s to %s".formatted(range.first(), range.last()))
                            .orElse("")));
        }
        return all;
    }

    private List<ValidationTarget> targetsOf(Order order) {
        Stream<ValidationTarget> ofTables = KnownTables.all().stream()
                .filter(order::wants)
                .flatMap(rules -> ValidationTarget.of(rules, tables).stream());
        Stream<ValidationTarget> ofIndices = days.variants().stream()
                .filter(order::wants)
                .flatMap(variant -> ValidationTarget.of(variant, days, readMarketData).stream());
        return Stream.concat(ofTables, ofIndices).toList();
    }

    private static Optional<DaySegments.Segment<TargetDay>> within(Order order, ValidationTarget target) {
        return target.within(order.range())
                .map(range -> new DaySegments.Segment<>(target.name(), range, day -> new TargetDay(target, day)));
    }

    @Override
    public List<Placed> handle(TargetDay day, Order order, JobContext context) {
        List<Finding> found = day.target().findings().on(day.date());
        long first = day.target().place() * TARGET + day.date().toEpochDay() * DAY;
        return IntStream.range(0, found.size())
                .mapToObj(number -> new Placed(first + number, found.get(number)))
                .toList();
    }

    @Override
    public void write(List<List<Placed>> found, Order order, JobContext context) {
        List<Placed> all = found.stream().flatMap(List::stream).toList();
        findings.add(context.job(), all);
        if (!all.isEmpty()) {
            Finding first = all.get(0).finding();
            context.log("findings: %d, the first in %s on %s".formatted(all.size(), first.series(), first.date()));
        }
    }

    /** What is to be checked; empty or none means all. */
    public record Order(Optional<DayRange> range, Optional<Market> market, List<Method> methods, List<String> tables) {

        boolean wants(TableRules rules) {
            return tables.isEmpty()
                    ? market.isEmpty() || market.get() == rules.market()
                    : tables.contains(rules.table());
        }

        boolean wants(IndexVariant variant) {
            return tables.isEmpty()
                    && methods.stream().anyMatch(method -> method.version().equals(variant.method()));
        }
    }

    /** A day of a target. */
    record TargetDay(ValidationTarget target, LocalDate date) {
        @Override
        public String toString() {
            return target.name() + " " + date;
        }
    }
}
