package dev.nightshift.application.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.sentiment.DifferenceSum;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ForgetOldResultsTest {

    private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
    private static final JobId OLD = JobId.firstOf(Instant.parse("2026-02-27T23:59:59.999Z"));
    private static final JobId YOUNG = JobId.firstOf(Instant.parse("2026-02-28T00:00:00Z"));

    private final InMemorySentiment sentiment = new InMemorySentiment();
    private final ForgetOldResults forgetOldResults = new ForgetOldResults(
            sentiment.findings(),
            sentiment.reports(),
            sentiment.differences(),
            Period.ofMonths(1),
            InstantSource.fixed(NOW));

    private void results(JobId job, int findings) {
        sentiment
                .findings()
                .add(
                        job,
                        LongStream.range(0, findings)
                                .mapToObj(place -> new Placed(
                                        place,
                                        Finding.of(LocalDate.EPOCH, "x", ValidationRule.JUMP, Severity.NOTICE, 1, "")))
                                .toList());
        sentiment.reports().put(job, List.of(new ReportFile("a.csv", "text/csv", "")));
        sentiment.differences().add(job, DifferenceSum.ofDay(1));
    }

    @Test
    void what_jobs_have_found_and_made_goes_when_they_are_gone_however_much_it_is() {
        results(OLD, 2_000);
        results(YOUNG, 1);
        assertThat(forgetOldResults.forget()).isEqualTo(2_002);
        assertThat(sentiment.findings().of(OLD, null, 1).items()).isEmpty();
        assertThat(sentiment.reports().names(OLD)).isEmpty();
        assertThat(sentiment.findings().of(YOUNG, null, 9).items()).hasSize(1);
        assertThat(sentiment.reports().names(YOUNG)).hasSize(1);
        assertThat(sentiment.differences().add(YOUNG, DifferenceSum.NONE)).isEqualTo(DifferenceSum.ofDay(1));
        assertThat(forgetOldResults.forget()).isZero();
    }
}
