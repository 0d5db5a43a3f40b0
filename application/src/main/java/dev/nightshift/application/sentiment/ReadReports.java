package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.report.Reports;
import java.util.List;
import java.util.Optional;

/** Gives out the files that a job has made. */
public final class ReadReports {

    private final BatchJobs jobs;
    private final Reports reports;

    public ReadReports(BatchJobs jobs, Reports reports) {
        this.jobs = jobs;
        this.reports = reports;
    }

    /** The names, ascending; empty for who may not see the job. */
    public Optional<List<String>> names(JobId id, Requester by) {
        return jobs.find(id).filter(by::mayReach).map(job -> reports.names(id));
    }

    /** Empty for who may not see the job, or when there is no such file. */
    public Optional<Reports.ReportFile> find(JobId id, Requester by, String name) {
        return jobs.find(id).filter(by::mayReach).flatMap(job -> reports.find(id, name));
    }
}
