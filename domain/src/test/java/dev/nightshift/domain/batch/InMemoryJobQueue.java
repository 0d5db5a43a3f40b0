package dev.nightshift.domain.batch;

import static dev.nightshift.domain.batch.JobState.QUEUED;
import static dev.nightshift.domain.batch.JobState.RETRY_WAIT;
import static java.util.Comparator.comparing;

import dev.nightshift.domain.batch.ClaimOrder.Place;
import dev.nightshift.domain.batch.InMemoryBatch.LaneRow;
import dev.nightshift.domain.batch.InMemoryBatch.WorkerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The view of the workers. */
final class InMemoryJobQueue implements JobQueue {

    private static final Duration AGING_DELAY_OF_LOW = Duration.ofMinutes(15);

    private static final String HANDED_BACK = "the database went away while it was claimed";

    private final InMemoryBatch batch;
    private final InMemoryLife lives;

    InMemoryJobQueue(InMemoryBatch batch) {
        this.batch = batch;
        this.lives = new InMemoryLife(batch);
    }

    @Override
    public void declare(Collection<Lane> lanes) {
        synchronized (batch) {
            for (Lane lane : lanes) {
                LaneRow before = batch.lanes.get(lane.type());
                Instant nextStart = before == null ? Instant.MIN : before.nextStart();
                batch.lanes.put(lane.type(), new LaneRow(lane.policy(), nextStart));
            }
        }
    }

    @Override
    public void register(WorkerId worker, String name, int concurrency, Collection<TypeName> types) {
        synchronized (batch) {
            Instant now = batch.now();
            batch.workers.put(worker, new WorkerRow(worker, name, concurrency, List.copyOf(types), now, now));
            batch.overloads.remove(worker);
        }
    }

    @Override
    public List<Request> heartbeat(WorkerId worker) {
        synchronized (batch) {
            WorkerRow row = batch.workers.get(worker);
            if (row == null) {
                throw new StaleWorker(worker);
            }
            Instant now = batch.now();
            batch.workers.put(
                    worker, new WorkerRow(worker, row.name(), row.concurrency(), row.types(), row.startedAt(), now));
            return batch.unitsOf(worker)
                    .flatMap(task -> wanted(task, now).stream().map(want -> new Request(task.id(), task.token(), want)))
                    .toList();
        }
    }

    @Override
    public void report(WorkerId worker, Optional<String> overload) {
        synchronized (batch) {
            batch.overloads.remove(worker);
            overload.filter(why -> batch.workers.containsKey(worker))
                    .ifPresent(why -> batch.overloads.put(worker, why));
        }
    }

    private Optional<Want> wanted(TaskRow task, Instant now) {
        if (task.state().isAsking()) {
            return Optional.of(Want.YIELD);
        }
        return task.isOverdue(now) ? Optional.of(Want.OVERDUE) : Optional.empty();
    }

    @Override
    public void retire(WorkerId worker) {
        synchronized (batch) {
            WorkerRow row = batch.workers.get(worker);
            if (row == null) {
                return;
            }
            for (TaskRow task : batch.unitsOf(worker).toList()) {
                lives.life.handedBack(task, row.name(), "worker %s retired".formatted(row.name()));
            }
            batch.workers.remove(worker);
        }
    }

    @Override
    public List<Claim> claim(WorkerId worker, Collection<TypeName> types, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1, was " + most);
        }
        synchronized (batch) {
            WorkerRow row = batch.workers.get(worker);
            if (row == null) {
                return List.of();
            }
            List<TaskRow> claimed = new ArrayList<>();
            List<Claim> claims = new ArrayList<>();
            for (TaskRow task : waiting(types)) {
                if (claims.size() < most && (!task.id().isWhole() || mayStart(batch.jobOf(task)))) {
                    claimed.add(new TaskRow(task));
                    claims.add(claim(task, row));
                }
            }
            serve(claimed);
            return claims;
        }
    }

    private void serve(List<TaskRow> claimed) {
        for (Priority priority : Priority.values()) {
            batch.served.put(
                    priority,
                    Turns.served(
                            batch.served.getOrDefault(priority, 0L),
                            turns(claimed, priority, false),
                            turns(claimed, priority, true)));
        }
    }

    private OptionalLong turns(List<TaskRow> claimed, Priority priority, boolean limited) {
        return claimed.stream()
                .filter(task -> batch.jobOf(task).made.priority() == priority && isLimited(task) == limited)
                .mapToLong(task -> task.turn)
                .max();
    }

    private boolean isLimited(TaskRow task) {
        LaneRow lane = batch.lanes.get(batch.jobOf(task).made.type());
        return task.id().isWhole() && lane != null && lane.policy().isLimited();
    }

    private List<TaskRow> waiting(Collection<TypeName> types) {
        List<TaskRow> waiting = batch.jobs.values().stream()
                .filter(job -> job.waitsFor.isEmpty() && types.contains(job.made.type()))
                .flatMap(JobRow::tasks)
                .filter(task -> task.ready)
                .toList();
        return ClaimOrder.of(waiting, this::place);
    }

    private Place place(TaskRow task) {
        Priority priority = batch.jobOf(task).made.priority();
        return new Place(priority, task.turn, task.due().plus(priority.agingDelay(AGING_DELAY_OF_LOW)), task.id());
    }

    private boolean mayStart(JobRow job) {
        TypeName type = job.made.type();
        LaneRow lane = batch.lanes.get(type);
        if (lane == null) {
            return true;
        }
        JobPolicy policy = lane.policy();
        Instant now = batch.now();
        if (policy.concurrency().isPresent()
                && running(type) >= policy.concurrency().getAsInt()) {
            return false;
        }
        if (policy.rate().isEmpty()) {
            return true;
        }
        if (lane.nextStart().isAfter(now)) {
            return false;
        }
        batch.lanes.put(type, new LaneRow(policy, now.plus(policy.rate().get().interval())));
        return true;
    }

    private int running(TypeName type) {
        return Math.toIntExact(batch.jobs.values().stream()
                .filter(job -> job.made.type().equals(type) && job.whole.state().isActive())
                .count());
    }

    private Claim claim(TaskRow task, WorkerRow worker) {
        JobRow job = batch.jobOf(task);
        Instant now = batch.now();
        task.attempts += task.isResuming() ? 0 : 1;
        Instant deadline =
                task.id().isWhole() ? job.made.maxDuration().map(now::plus).orElse(null) : null;
        lives.life.claimed(task, worker.id(), worker.name(), deadline);
        if (job.startedAt == null) {
            job.startedAt = now;
        }
        return new Claim(
                task.id(),
                task.token(),
                worker.id(),
                job.made.type(),
                job.made.strategy(),
                job.made.parameters(),
                task.retries(),
                task.progress(),
                task.checkpoint(),
                task.slice,
                job.whole.isSplit(),
                task.isOverdue(now),
                job.made.replayOf(),
                task.logLines(),
                job.made.owner());
    }

    @Override
    public JobState advance(Claim claim, Advance chunk) {
        synchronized (batch) {
            TaskRow task = heldBy(claim);
            if (task == null) {
                batch.count("stale_writes_refused", 1);
                throw new StaleClaim(claim);
            }
            task.commit(chunk);
            return task.state();
        }
    }

    private @Nullable TaskRow heldBy(Claim claim) {
        return batch.task(claim.task()).filter(row -> row.isClaimedBy(claim)).orElse(null);
    }

    @Override
    public List<Claim> complete(List<RunEnd> runEnds) {
        synchronized (batch) {
            List<Claim> stale = new ArrayList<>();
            for (RunEnd runEnd : runEnds) {
                TaskRow task = heldBy(runEnd.claim());
                if (task == null) {
                    stale.add(runEnd.claim());
                } else {
                    lives.life.ended(task, runEnd, batch.nameOf(runEnd.claim().worker()), batch.now());
                }
            }
            return stale;
        }
    }

    @Override
    public int takeOver(Duration lease) {
        synchronized (batch) {
            Instant since = batch.now().minus(lease);
            List<WorkerRow> dead = batch.workers.values().stream()
                    .filter(worker -> !worker.beatAt().isAfter(since))
                    .sorted(comparing(WorkerRow::beatAt)
                            .thenComparing(worker -> worker.id().value()))
                    .toList();
            int tasks = 0;
            for (WorkerRow worker : dead) {
                for (TaskRow task : batch.unitsOf(worker.id()).toList()) {
                    lives.life.died(task, worker.name());
                    tasks++;
                }
                batch.workers.remove(worker.id());
            }
            return tasks;
        }
    }

    @Override
    public int wake() {
        synchronized (batch) {
            Instant now = batch.now();
            List<TaskRow> due = batch.jobs.values().stream()
                    .flatMap(JobRow::tasks)
                    .filter(task -> task.state() == RETRY_WAIT || (task.state() == QUEUED && !task.ready))
                    .filter(task -> !task.due().isAfter(now))
                    .sorted(comparing(TaskRow::due).thenComparing(TaskRow::id))
                    .toList();
            for (TaskRow task : due) {
                if (task.state() == RETRY_WAIT) {
                    lives.life.timeHasCome(task, "queue");
                } else {
                    task.ready = true;
                    lives.takeTurns(List.of(task));
                }
            }
            return due.size();
        }
    }

    @Override
    public int handBack(WorkerId worker, Collection<Claim> known) {
        synchronized (batch) {
            List<TaskRow> unknown = batch.unitsOf(worker)
                    .filter(task -> known.stream()
                            .noneMatch(claim -> claim.task().equals(task.id()) && task.isClaimedBy(claim)))
                    .toList();
            for (TaskRow task : unknown) {
                lives.life.handedBack(task, batch.nameOf(worker), HANDED_BACK);
            }
            return unknown.size();
        }
    }

    @Override
    public List<LiveWorker> workers() {
        synchronized (batch) {
            return batch.workers.values().stream()
                    .map(row -> new LiveWorker(
                            row.id(),
                            row.name(),
                            row.concurrency(),
                            Math.toIntExact(batch.unitsOf(row.id()).count()),
                            row.types(),
                            row.startedAt(),
                            row.beatAt(),
                            Optional.ofNullable(batch.overloads.get(row.id()))))
                    .sorted(comparing(LiveWorker::name)
                            .thenComparing(worker -> worker.id().value()))
                    .toList();
        }
    }

    @Override
    public Map<TypeName, LaneUse> lanes() {
        synchronized (batch) {
            Map<TypeName, LaneUse> lanes = new TreeMap<>();
            for (JobRow job : batch.jobs.values()) {
                if (job.whole.isUnderWay()) {
                    lanes.computeIfAbsent(job.made.type(), this::use);
                }
            }
            return lanes;
        }
    }

    private LaneUse use(TypeName type) {
        LaneRow lane = batch.lanes.get(type);
        if (lane == null || !lane.policy().isLimited()) {
            return new LaneUse(0, 0, false);
        }
        boolean rateReached =
                lane.policy().rate().isPresent() && lane.nextStart().isAfter(batch.now());
        return new LaneUse(running(type), lane.policy().concurrency().orElse(0), rateReached);
    }
}
