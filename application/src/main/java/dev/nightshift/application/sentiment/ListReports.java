package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.report.Reports;
import java.util.List;
import java.util.Optional;

/** Lists the files that a job has made. */
public final class ListReports {

    private final BatchJobs jobs;
    private final Reports reports;

    public ListReports(BatchJobs jobs, Reports reports) {
        this.jobs = jobs;
        this.reports = reports;
    }

    /** The names, ascending; empty for who may not see the job. */
    public Optional<List<String>> list(JobId id, Requester by) {
        return jobs.find(id).filter(by::mayReach).map(job -> reports.names(id));
    }
}
