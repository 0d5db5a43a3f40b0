package dev.nightshift.adapters.persistence.sentiment;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.ReadableRows;
import dev.nightshift.domain.Page;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Findings in the table {@code sentiment_findings}. */
public final class PostgresFindings implements Findings {

    private final Database database;
    private final ReadableRows rows = new ReadableRows("findings");

    public PostgresFindings(Database database) {
        this.database = database;
    }

    @Override
    public void add(JobId job, List<Placed> findings) {
        if (findings.isEmpty()) {
            return;
        }
        database.run(handle -> handle.createUpdate(
                        """
                        INSERT INTO sentiment_findings (job, place, day, series, rule, severity, value, detail)
                        SELECT :job, f.*
                          FROM unnest(:places, :days, :series, :rules, :severities, :values, :details) AS f
                        """)
                .bind("job", job.value())
                .bind("places", findings.stream().mapToLong(Placed::place).toArray())
                .bind(
                        "days",
                        findings.stream().map(each -> each.finding().date()).toArray(LocalDate[]::new))
                .bind("series", texts(findings, Finding::series))
                .bind("rules", texts(findings, finding -> finding.rule().name()))
                .bind("severities", texts(findings, finding -> finding.severity()
                        .name()))
                .bind(
                        "values",
                        findings.stream().map(each -> value(each.finding())).toArray(Double[]::new))
                .bind("details", texts(findings, Finding::detail))
                .execute());
    }

    @Override
    public Page<Placed, Long> of(JobId job, @Nullable Long after, int limit) {
        return database.with(handle -> rows.page(
                limit,
                size -> handle.createQuery(
                                """
                                SELECT place, day, series, rule, severity, value, detail FROM sentiment_findings
                                 WHERE job = :job AND place > :after ORDER BY place LIMIT :limit
                                """)
                        .bind("job", job.value())
                        .bind("after", after == null ? Long.MIN_VALUE : after)
                        .bind("limit", size),
                PostgresFindings::toFinding,
                Placed::place));
    }

    @Override
    public int purge(JobId before, int limit) {
        return ResultsOfJobs.FINDINGS.purge(database, before, limit);
    }

    private static Placed toFinding(ResultSet row) throws SQLException {
        double value = row.getDouble("value");
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
        return new Placed(
                row.getLong("place"),
                new Finding(
                        row.getObject("day", LocalDate.class),
                        row.getString("series"),
                        ValidationRule.valueOf(row.getString("rule")),
                        Severity.valueOf(row.getString("severity")),
                        known,
                        row.getString("detail")));
    }

    private static String[] texts(List<Placed> findings, Function<Finding, String> of) {
        return findings.stream().map(each -> of.apply(each.finding())).toArray(String[]::new);
    }

    private static @Nullable Double value(Finding finding) {
        return finding.value().isPresent() ? finding.value().getAsDouble() : null;
    }
}
