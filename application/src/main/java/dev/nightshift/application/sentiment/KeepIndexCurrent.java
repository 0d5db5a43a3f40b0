package dev.nightshift.application.sentiment;

import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.application.Transactions;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.IndexDays;
import dev.nightshift.domain.sentiment.IndexUpkeep;
import dev.nightshift.domain.sentiment.IndexVariant;
import dev.nightshift.domain.sentiment.Method;
import dev.nightshift.domain.sentiment.Methods;
import dev.nightshift.domain.sentiment.SentimentIndex;
import dev.nightshift.domain.sentiment.StoredDay;
import dev.nightshift.domain.stats.DayRange;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the jobs that compute days of which series have arrived: over all nodes one at a time for each method. */
public final class KeepIndexCurrent {

    /** Whose the jobs are. */
    public static final String OWNER = "system";

    private static final Requester PROGRAM = new Requester(OWNER, Role.ADMIN);

    private static final Logger LOG = System.getLogger(KeepIndexCurrent.class.getName());

    /** The states that somebody has to end. */
    private static final Set<JobState> STANDING = Set.of(JobState.PENDING, JobState.PAUSED, JobState.STOPPED);

    private final Transactions transactions;
    private final ReadMarketData readMarketData;
    private final IndexDays days;
    private final IndexUpkeep upkeep;
    private final BatchJobs jobs;
    private final CreateJobs createJobs;

    public KeepIndexCurrent(
            Transactions transactions,
            ReadMarketData readMarketData,
            IndexDays days,
            IndexUpkeep upkeep,
            BatchJobs jobs,
            CreateJobs createJobs) {
        this.transactions = transactions;
        this.readMarketData = readMarketData;
        this.days = days;
        this.upkeep = upkeep;
        this.jobs = jobs;
        this.createJobs = createJobs;
    }

    /** @return how many jobs were made */
    public int keep() {
        List<RuntimeException> failures = new ArrayList<>();
        int made = 0;
        for (Method method : Methods.all()) {
            try {
                made += transactions.inOne(() -> keep(method));
            } catch (StorageUnavailable away) {
                throw away;
            } catch (RuntimeException failure) { // one method is no reason not to keep the others current
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return made;
    }

    private int keep(Method method) {
        Optional<BatchJob> last = upkeep.holdLast(method.version())
                .flatMap(jobs::find)
                .filter(job -> !job.state().isFinished());
        last.filter(job -> STANDING.contains(job.state()))
                .ifPresent(job -> LOG.log(
                        Level.WARNING,
                        "The upkeep of {0} waits for the job {1}, which is {2}; resume it or cancel it",
                        method.version(),
                        job.id(),
                        job.state()));
        return last.isPresent()
                ? 0
                : missing(method).map(range -> create(method, range)).orElse(0);
    }

    /**
     * From the first to the last day that is not kept, or was computed when series had not arrived yet; none before the first
     * that has a value.
     */
    private Optional<DayRange> missing(Method method) {
        SentimentIndex index = method.index(readMarketData.read(method));
        TreeSet<LocalDate> open = index.days()
                .dropWhile(day -> index.value(day).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!open.isEmpty()) {
            days.in(IndexVariant.of(method), new DayRange(open.first(), open.last())).stream()
                    .map(StoredDay::day)
                    .filter(kept -> !index.on(kept.date()).isFullerThan(kept))
                    .forEach(kept -> open.remove(kept.date()));
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(new DayRange(open.first(), open.last()));
    }

    private int create(Method method, DayRange range) {
        Map<String, Object> parameters = Map.of(
                "method",
                method.version().name(),
                "dateRange",
                Map.of(
                        "startDate",
                        range.first().toString(),
                        "endDate",
                        range.last().toString()));
        CreateJobs.Outcome outcome =
                createJobs.create(List.of(JobRequest.of(HistoricalBackfill.NAME.toString(), parameters)), PROGRAM);
        if (outcome instanceof CreateJobs.Outcome.Created created) {
            JobId job = created.jobs().get(0).id();
            upkeep.note(method.version(), job);
            return 1;
        }
        throw new IllegalStateException("the upkeep of %s makes no job: %s".formatted(method.version(), outcome));
    }
}
