package dev.nightshift.application.sentiment;

import static dev.nightshift.application.sentiment.SentimentParameters.DATE_RANGE;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.sentiment.report.IndexDay;
import dev.nightshift.domain.sentiment.report.Period;
import dev.nightshift.domain.sentiment.report.PeriodLength;
import dev.nightshift.domain.sentiment.report.PeriodReport;
import dev.nightshift.domain.sentiment.report.PeriodSummary;
import dev.nightshift.domain.sentiment.report.ReportFormat;
import dev.nightshift.domain.sentiment.report.Reports;
import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import dev.nightshift.domain.stats.DayRange;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a page and a table of each month or year of a range; days go by, and the last of a period makes its files. */
public final class BulkReport implements JobType<BulkReport.Order, BulkReport.ReportDay, List<ReportFile>> {

    public static final TypeName NAME = TypeName.of("BULK_REPORT");

    private static final Parameter<PeriodLength> PERIOD = Parameter.oneOf("period", PeriodLength.class)
            .orElse(PeriodLength.MONTH)
            .about("What each report is about.");

    private final IndexDays days;
    private final Reports reports;
    private final ReportFormat format;

    public BulkReport(IndexDays days, Reports reports, ReportFormat format) {
        this.days = days;
        this.format = format;
        this.reports = reports;
    }

    @Override
    public TypeName name() {
        return NAME;
    }

    @Override
    public String about() {
        return "Makes reports of the index, one per month or year, as pages and tables.";
    }

    @Override
    public Parameters<Order> parameters() {
        return Parameters.of(
                        DATE_RANGE.asRequired(),
                        PERIOD,
                        SentimentParameters.MARKET,
                        SentimentParameters.METHOD,
                        SentimentParameters.VERSION,
                        SentimentParameters.WEIGHTS)
                .as(BulkReport::order);
    }

    private static Order order(ParameterValues given) {
        return new Order(given.get(DATE_RANGE), given.get(PERIOD), SentimentParameters.methods(given));
    }

    @Override
    public boolean isSplittable() {
        return true;
    }

    @Override
    public Source<ReportDay> source(Order order, JobContext context) {
        Method method = order.methods().stream()
                .filter(each -> days.in(IndexVariant.of(each), order.range()).stream()
                        .anyMatch(kept -> kept.day().value().isPresent()))
                .findFirst()
                .orElseThrow(
                        () -> NoStoredDays.of(order.methods().get(0).version().name(), order.range()));
        Map<LocalDate, Period> ends = new HashMap<>();
        order.period()
                .periodsOf(order.range())
                .forEach(period -> ends.put(period.days().last(), period));
        LocalDate first = order.range().first();
        return Sources.counted(order.range().length(), place -> {
            LocalDate day = first.plusDays(place);
            return new ReportDay(day, method, Optional.ofNullable(ends.get(day)));
        });
    }

    @Override
    public List<ReportFile> handle(ReportDay day, Order order, JobContext context) {
        return day.ended().map(period -> files(day.method(), period)).orElse(List.of());
    }

    private List<ReportFile> files(Method method, Period period) {
        IndexVariant variant = IndexVariant.of(method);
        List<IndexDay> inIt = days.in(variant, period.days()).stream()
                .map(StoredDay::day)
                .flatMap(day -> IndexDay.of(day).stream())
                .toList();
        return PeriodSummary.of(period, inIt)
                .map(summary -> format.filesOf(new PeriodReport(
                        variant.toString(), method.version().name(), method.componentNames(), summary, inIt)))
                .orElse(List.of());
    }

    @Override
    public void write(List<List<ReportFile>> files, Order order, JobContext context) {
        List<ReportFile> all = files.stream().flatMap(List::stream).toList();
        reports.put(context.job(), all);
        all.forEach(file -> context.log("made " + file.name()));
    }

    /** Which days, in which periods, of the first of the methods that has kept days. */
    public record Order(DayRange range, PeriodLength period, List<Method> methods) {}

    /** A day, and the period that ends on it; empty when none does. */
    record ReportDay(LocalDate date, Method method, Optional<Period> ended) {
        @Override
        public String toString() {
            return date.toString();
        }
    }
}
