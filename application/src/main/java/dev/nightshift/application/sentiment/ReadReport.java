package dev.nightshift.application.sentiment;

import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.report.Reports;
import java.util.Optional;

/** Gives out a file that a job has made. */
public final class ReadReport {

    private final BatchJobs jobs;
    private final Reports reports;

    public ReadReport(BatchJobs jobs, Reports reports) {
        this.jobs = jobs;
        this.reports = reports;
    }

    /** Empty for who may not see the job, or when there is no such file. */
    public Optional<Reports.ReportFile> read(JobId id, Requester by, String name) {
        return jobs.find(id).filter(by::mayReach).flatMap(job -> reports.find(id, name));
    }
}
