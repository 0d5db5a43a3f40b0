package dev.nightshift.domain.batch;

import static java.util.Comparator.comparing;

import dev.nightshift.domain.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The view of those who make jobs and command them. */
final class InMemoryBatchJobs implements BatchJobs {

    private final InMemoryBatch batch;
    private final InMemoryLife lives;

    InMemoryBatchJobs(InMemoryBatch batch) {
        this.batch = batch;
        this.lives = new InMemoryLife(batch);
    }

    @Override
    public void add(List<NewJob> jobs) {
        add(jobs, false);
    }

    @Override
    public void addCounted(List<NewJob> jobs) {
        add(jobs, true);
    }

    @Override
    public int countUnfinished(String owner, int limit) {
        synchronized (batch) {
            return (int) batch.jobs.values().stream()
                    .filter(job -> job.counted
                            && job.made.owner().equals(owner)
                            && !job.whole.state().isFinished())
                    .limit(limit)
                    .count();
        }
    }

    private void add(List<NewJob> jobs, boolean counted) {
        synchronized (batch) {
            refuse(jobs);
            Instant now = batch.now();
            for (NewJob made : jobs) {
                Instant notBefore = made.notBefore();
                Instant due = notBefore != null && notBefore.isAfter(now) ? notBefore : now;
                JobRow row = new JobRow(made, now, due);
                row.counted = counted;
                batch.jobs.put(made.id(), row);
                lives.create(row);
            }
            jobs.forEach(made -> wait(batch.job(made.id()).orElseThrow()));
            lives.takeTurns(jobs.stream()
                    .sorted(comparing(made -> made.notBefore() != null))
                    .map(made -> batch.job(made.id()).orElseThrow().whole)
                    .toList());
        }
    }

    private void refuse(List<NewJob> jobs) {
        Set<JobId> fresh = jobs.stream().map(NewJob::id).collect(Collectors.toCollection(TreeSet::new));
        if (fresh.size() < jobs.size() || fresh.stream().anyMatch(batch.jobs::containsKey)) {
            throw new IllegalStateException("a job is there already");
        }
        Set<JobId> unknown = jobs.stream()
                .flatMap(made -> made.dependsOn().stream())
                .filter(id -> !fresh.contains(id) && !batch.jobs.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new UnknownJobs(unknown);
        }
    }

    private void wait(JobRow job) {
        for (JobId id : job.made.dependsOn()) {
            if (!JobLife.releasesDependants(batch.job(id).orElseThrow().whole.state())) {
                job.waitsFor.add(id);
            }
        }
        for (JobId id : job.made.dependsOn()) {
            JobRow parent = batch.job(id).orElseThrow();
            if (parent.whole.hasEnded() && !JobLife.releasesDependants(parent.whole.state())) {
                lives.life.parentEnded(job.whole, id, parent.whole.state(), job.made.owner());
            }
        }
    }

    @Override
    public Optional<BatchJob> find(JobId id) {
        synchronized (batch) {
            return batch.job(id).map(job -> job.seenAt(batch.now()));
        }
    }

    @Override
    public Map<JobId, String> ownersOf(Collection<JobId> ids) {
        synchronized (batch) {
            return Set.copyOf(ids).stream()
                    .filter(batch.jobs::containsKey)
                    .collect(Collectors.toMap(
                            id -> id, id -> batch.job(id).orElseThrow().made.owner()));
        }
    }

    @Override
    public Page<BatchJob, JobId> list(JobFilter filter, @Nullable JobId before, int limit) {
        synchronized (batch) {
            List<BatchJob> rows = (before == null ? batch.jobs : batch.jobs.headMap(before, false))
                    .descendingMap().values().stream()
                            .filter(job -> job.passes(filter))
                            .limit(limit + 1L)
                            .map(job -> job.seenAt(batch.now()))
                            .toList();
            return Page.cut(rows, limit, BatchJob::id);
        }
    }

    @Override
    public CommandResult control(JobId id, JobCommand command, String actor, @Nullable String reason) {
        synchronized (batch) {
            return batch.job(id)
                    .<CommandResult>map(job -> control(job, command, actor, reason))
                    .orElseGet(CommandResult.Unknown::new);
        }
    }

    private CommandResult control(JobRow job, JobCommand command, String actor, @Nullable String reason) {
        boolean hadEnded = job.whole.hasEnded();
        CommandResult result =
                lives.life.commanded(job.whole, command, job.made.notBefore(), actor, reason, batch.now());
        job.counted |= hadEnded && result.isChange();
        return result;
    }

    @Override
    public Page<Transition, Long> history(JobId id, @Nullable Long after, int limit) {
        synchronized (batch) {
            List<Transition> rows = batch.history.stream()
                    .skip(after == null ? 0 : after)
                    .filter(move -> move.task().job().equals(id))
                    .limit(limit + 1L)
                    .toList();
            return Page.cut(rows, limit, Transition::number);
        }
    }
}
