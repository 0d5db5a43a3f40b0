package dev.nightshift.adapters.web.batch;

import dev.nightshift.domain.batch.JobContext;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.ParameterValues;
import dev.nightshift.domain.batch.Parameters;
import dev.nightshift.domain.batch.Rate;
import dev.nightshift.domain.batch.Source;
import dev.nightshift.domain.batch.Sources;
import dev.nightshift.domain.batch.TypeName;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Takes days as the backfill of statistics does, one job at a time; its items cannot be replayed. */
final class DaysType implements JobType<ParameterValues, LocalDate, LocalDate> {

    private static final Parameter<LocalDate> FROM =
            Parameter.day("from").asRequired().about("The first day.");
    private static final Parameter<LocalDate> TO =
            Parameter.day("to").asRequired().about("The last day.");

    @Override
    public TypeName name() {
        return TypeName.of("STATS_BACKFILL");
    }

    @Override
    public String about() {
        return "Aggregates days.";
    }

    @Override
    public Parameters<ParameterValues> parameters() {
        return Parameters.of(FROM, TO);
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.DEFAULT.runningAtMost(1).startingAtMost(new Rate(6, Duration.ofMinutes(1)));
    }

    @Override
    public Source<LocalDate> source(ParameterValues given, JobContext context) {
        return Sources.days(given.get(FROM), given.get(TO));
    }

    @Override
    public LocalDate handle(LocalDate day, ParameterValues given, JobContext context) {
        return day;
    }

    @Override
    public void write(List<LocalDate> results, ParameterValues given, JobContext context) {
        // it is about the parameters
    }
}
