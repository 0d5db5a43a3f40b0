package dev.nightshift.application.keywords;

import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.Denial;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a job that counts the documents of keywords, which waits while another is at it. */
public final class StartDocumentCount {

    private static final Set<JobState> AHEAD =
            Set.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSING, JobState.STOPPING, JobState.CANCELLING);

    private static final JobFilter OTHERS =
            new JobFilter(AHEAD, DocumentCount.NAME.name(), null, null, null, null, null);

    private final CreateJobs createJobs;
    private final BatchJobs jobs;
    private final JobTypes types;

    public StartDocumentCount(CreateJobs createJobs, BatchJobs jobs, JobTypes types) {
        this.createJobs = createJobs;
        this.jobs = jobs;
        this.types = types;
    }

    /**
     * @param priority null for the usual
     * @param by whose job it is
     */
    public Outcome start(List<String> keywords, @Nullable Priority priority, Requester by) {
        try {
            DocumentCount.PARAMETERS.read(Map.of(KeywordsParameter.NAME, keywords));
        } catch (InvalidParameters invalid) {
            return new Outcome.Refused(invalid.violations());
        }
        if (types.find(DocumentCount.NAME).isEmpty()) {
            return new Outcome.NotSetUp();
        }
        boolean waits = !jobs.list(OTHERS, null, 1).items().isEmpty();
        CreateJobs.Outcome outcome = createJobs.create(List.of(request(keywords, priority)), by);
        if (outcome instanceof CreateJobs.Outcome.Created created) {
            return new Outcome.Started(created.jobs().get(0).id(), waits);
        }
        if (outcome instanceof CreateJobs.Outcome.Denied denied) {
            return new Outcome.Denied(denied.denial());
        }
        throw new IllegalStateException("a job of keywords that were checked was refused: " + outcome);
    }

    private static JobRequest request(List<String> keywords, @Nullable Priority priority) {
        return new JobRequest(
                null,
                DocumentCount.NAME.name(),
                null,
                Map.of(KeywordsParameter.NAME, keywords, "chunkSize", 1L),
                priority,
                null,
                null,
                List.of(),
                true);
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** @param waits whether a job of the type was there already, of which one runs at a time */
        record Started(JobId job, boolean waits) implements Outcome {}

        /** @param violations with pointers such as {@code /keywords/3} */
        record Refused(List<Violation> violations) implements Outcome {
            public Refused {
                violations = List.copyOf(violations);
            }
        }

        /** The requester may not make such a job. */
        record Denied(Denial denial) implements Outcome {}

        /** This program was not told how to reach the search service. */
        record NotSetUp() implements Outcome {}
    }
}
