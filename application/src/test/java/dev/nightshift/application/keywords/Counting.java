package dev.nightshift.application.keywords;

import static org.mockito.Mockito.mock;

import dev.nightshift.application.RollingBack;
import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.application.keywords.StartDocumentCount.Outcome;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.keywords.CallLimits;
import dev.nightshift.domain.keywords.InMemoryDocumentTotals;
import dev.nightshift.domain.keywords.InMemoryKeywordCounts;
import dev.nightshift.domain.keywords.InMemorySearchCalls;
import dev.nightshift.domain.keywords.KeywordCount;
import dev.nightshift.domain.retry.RetryPolicy;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The engine and its search service in memory, in virtual time: who waits moves the clock. */
final class Counting {

    static final Requester BOSS = new Requester("boss", Role.MANAGER);
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    final MovableClock clock = MovableClock.at("2026-01-15T10:00:00Z");
    final InMemoryBatch batch = new InMemoryBatch(clock);
    final InMemoryKeywordCounts counts = new InMemoryKeywordCounts();
    final InMemoryDocumentTotals totals = new InMemoryDocumentTotals(clock);
    final InMemorySearchCalls calls = new InMemorySearchCalls(clock);
    final ScriptedSearch search = new ScriptedSearch(clock);
    final Logger logged = mock(Logger.class);
    final CallLimits limits;
    final CommandJob commandJob;
    final StartDocumentCount startDocumentCount;
    final ShowDocumentCount showDocumentCount;
    final Worker worker;
    private Runnable onPause = () -> {};

    Counting() {
        this(CallLimits.defaults(SEOUL));
    }

    Counting(CallLimits limits) {
        this(limits, true);
    }

    Counting(CallLimits limits, boolean setUp) {
        this.limits = limits;
        RollingBack transactions = new RollingBack(batch, counts);
        InMemoryAuditLog audit = new InMemoryAuditLog();
        JobTypes types = new JobTypes(setUp ? List.of(type()) : List.of());
        CreateJobs createJobs = new CreateJobs(
                transactions, batch.jobs(), batch.templates(), types, new JobIds(clock, new Random(7)), audit, clock);
        commandJob = new CommandJob(transactions, batch.jobs(), () -> types, audit, clock);
        startDocumentCount = new StartDocumentCount(createJobs, batch.jobs(), types);
        showDocumentCount = new ShowDocumentCount(batch.jobs(), counts, calls, limits);
        worker = Worker.on(transactions, batch.queue(), batch.logs(), batch.deadItems(), types, Runnable::run)
                .usually(EngineDefaults.STANDARD)
                .build(clock, new Random(8));
        worker.register();
    }

    private DocumentCount type() {
        return new DocumentCount(
                search,
                calls,
                limits,
                totals,
                counts,
                RetryPolicy.retrying(3, Duration.ofSeconds(1)),
                this::pause,
                clock,
                new Random(9),
                logged);
    }

    private void pause(Duration time) {
        clock.advance(time);
        onPause.run();
    }

    /** What happens at every step of waiting. */
    void onPause(Runnable action) {
        onPause = action;
    }

    static List<String> keywords(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(i -> "키워드 " + i).toList();
    }

    JobId start(List<String> keywords) {
        return ((Outcome.Started) startDocumentCount.start(keywords, null, new Requester("ann", Role.USER))).job();
    }

    void runAll() {
        int claimed;
        do {
            claimed = worker.work();
        } while (claimed > 0);
    }

    JobId run(String... keywords) {
        JobId id = start(List.of(keywords));
        runAll();
        return id;
    }

    void pass(Duration time) {
        clock.advance(time);
        worker.heartbeat();
        worker.maintain();
        runAll();
    }

    void tell(JobId id, JobCommand command) {
        commandJob.command(id, command, BOSS, null);
    }

    BatchJob job(JobId id) {
        return batch.jobs().find(id).orElseThrow();
    }

    JobState state(JobId id) {
        return job(id).state();
    }

    List<KeywordCount> countsOf(JobId id) {
        return counts.of(id);
    }

    List<String> log(JobId id) {
        return batch.logs().of(id, null, 10_000).items().stream()
                .map(line -> line.line().text())
                .toList();
    }
}
