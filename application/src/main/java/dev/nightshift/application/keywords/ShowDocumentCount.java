package dev.nightshift.application.keywords;

import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.KeywordCount;
import dev.nightshift.domain.keywords.KeywordCounts;
import dev.nightshift.domain.keywords.SearchCalls;
import java.util.List;
import java.util.Optional;

/** Shows a job that counts documents, and what it has counted so far. */
public final class ShowDocumentCount {

    private final BatchJobs jobs;
    private final KeywordCounts counts;
    private final SearchCalls calls;
    private final CallLimits limits;

    public ShowDocumentCount(BatchJobs jobs, KeywordCounts counts, SearchCalls calls, CallLimits limits) {
        this.jobs = jobs;
        this.counts = counts;
        this.calls = calls;
        this.limits = limits;
    }

    /** Empty when there is no such job that the requester may see. */
    public Optional<Shown> show(JobId id, Requester by) {
        return jobs.find(id)
                .filter(by::mayReach)
                .filter(job -> job.type().name().equals(DocumentCount.NAME.name()))
                .map(job -> new Shown(job, counts.of(id), calls.today(), limits.perDay()));
    }

    /**
     * The job.
     *
     * @param counts by position
     * @param callsToday to the search service, by all jobs
     */
    public record Shown(BatchJob job, List<KeywordCount> counts, int callsToday, int callsPerDay) {
        public Shown {
            counts = List.copyOf(counts);
        }

        /** The keywords as they were given; none where the parameters hold no such list. */
        public List<String> keywords() {
            return job.parameters().get(KeywordsParameter.NAME) instanceof List<?> given
                    ? given.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
