package dev.nightshift.adapters.web.sentiment;

import dev.nightshift.application.sentiment.FindIndexSpan;
import dev.nightshift.application.sentiment.ListReports;
import dev.nightshift.application.sentiment.ReadFindings;
import dev.nightshift.application.sentiment.ReadReport;
import dev.nightshift.application.sentiment.ShowFormerDays;
import dev.nightshift.application.sentiment.ShowIndex;
import dev.nightshift.application.sentiment.ShowLatestDay;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.sentiment.InMemorySentiment;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Market data and indices in memory. */
@Factory
final class SentimentFakes {

    private final InMemorySentiment sentiment = new InMemorySentiment();

    @Singleton
    InMemorySentiment sentiment() {
        return sentiment;
    }

    @Singleton
    ShowIndex showIndex() {
        return new ShowIndex(sentiment.days());
    }

    @Singleton
    ShowFormerDays showFormerDays() {
        return new ShowFormerDays(sentiment.days());
    }

    @Singleton
    ReadFindings readFindings(BatchJobs jobs) {
        return new ReadFindings(jobs, sentiment.findings());
    }

    @Singleton
    ListReports listReports(BatchJobs jobs) {
        return new ListReports(jobs, sentiment.reports());
    }

    @Singleton
    ReadReport readReport(BatchJobs jobs) {
        return new ReadReport(jobs, sentiment.reports());
    }

    @Singleton
    ShowLatestDay showLatestDay() {
        return new ShowLatestDay(sentiment.days());
    }

    @Singleton
    FindIndexSpan findIndexSpan() {
        return new FindIndexSpan(sentiment.days());
    }
}
