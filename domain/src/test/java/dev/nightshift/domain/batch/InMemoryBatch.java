package dev.nightshift.domain.batch;

import static java.util.Objects.requireNonNull;

import dev.nightshift.domain.Undoable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Jobs in memory; all ports are views of one state, and the given clock stands for the store's own. */
public final class InMemoryBatch implements Undoable {

    /** Of a task that does not wait to be claimed. */
    static final long NO_TURN = -1;

    final TreeMap<JobId, JobRow> jobs = new TreeMap<>();
    final TreeMap<String, Template> templates = new TreeMap<>();
    final TreeMap<String, Schedule> schedules = new TreeMap<>();
    final TreeMap<String, String> scheduleErrors = new TreeMap<>();
    final List<Transition> history = new ArrayList<>();
    final List<JobLogs.Numbered> lines = new ArrayList<>();
    final List<InMemoryDeadItems.Row> deadItems = new ArrayList<>();
    final Map<WorkerId, WorkerRow> workers = new HashMap<>();
    final Map<WorkerId, String> overloads = new HashMap<>();
    final Map<TypeName, LaneRow> lanes = new HashMap<>();
    final Map<String, Long> counts = new HashMap<>();
    final Map<Priority, Long> served = new EnumMap<>(Priority.class);
    private final InstantSource clock;
    private final BatchPorts ports;

    public InMemoryBatch(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
        ports = new BatchPorts(
                new InMemoryJobQueue(this),
                new InMemoryBatchJobs(this),
                new InMemoryJobLogs(this),
                new InMemoryDeadItems(this),
                new InMemoryTemplates(this),
                new InMemorySchedules(this),
                new InMemoryBatchMetrics(this),
                new InMemoryBatchEvents(this));
    }

    public BatchPorts ports() {
        return ports;
    }

    public JobQueue queue() {
        return ports.queue();
    }

    public BatchJobs jobs() {
        return ports.jobs();
    }

    public JobLogs logs() {
        return ports.logs();
    }

    public DeadItems deadItems() {
        return ports.deadItems();
    }

    public Templates templates() {
        return ports.templates();
    }

    public Schedules schedules() {
        return ports.schedules();
    }

    public BatchMetrics metrics() {
        return ports.metrics();
    }

    public BatchEvents events() {
        return ports.events();
    }

    /** Does the work while all others wait, and goes back to what was when it throws. */
    public synchronized <T> T atomically(Supplier<T> work) {
        Runnable undo = savepoint();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            undo.run();
            throw failure;
        }
    }

    /** What was counted by name stays: it is counted in a transaction of its own. */
    @Override
    public synchronized Runnable savepoint() {
        Map<JobId, JobRow> jobsThen = new TreeMap<>();
        jobs.forEach((id, job) -> jobsThen.put(id, new JobRow(job)));
        List<Runnable> undo = List.of(
                back(jobs, jobsThen),
                back(templates, Map.copyOf(templates)),
                back(schedules, Map.copyOf(schedules)),
                back(scheduleErrors, Map.copyOf(scheduleErrors)),
                back(workers, Map.copyOf(workers)),
                back(lanes, Map.copyOf(lanes)),
                back(history, List.copyOf(history)),
                back(lines, List.copyOf(lines)),
                back(deadItems, List.copyOf(deadItems)));
        return () -> restore(undo);
    }

    private synchronized void restore(List<Runnable> undo) {
        undo.forEach(Runnable::run);
    }

    private static <K, V> Runnable back(Map<K, V> map, Map<K, V> then) {
        return () -> {
            map.clear();
            map.putAll(then);
        };
    }

    private static <T> Runnable back(List<T> list, List<T> then) {
        return () -> {
            list.clear();
            list.addAll(then);
        };
    }

    Instant now() {
        return clock.instant();
    }

    Optional<JobRow> job(JobId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    JobRow jobOf(TaskRow task) {
        return requireNonNull(jobs.get(task.id().job()));
    }

    Optional<TaskRow> task(TaskId task) {
        return job(task.job())
                .flatMap(job -> task.isWhole()
                        ? Optional.of(job.whole)
                        : job.partitions.stream()
                                .filter(row -> row.id().equals(task))
                                .findFirst());
    }

    /** Whether it may be claimed. */
    boolean isClaimable(TaskRow task) {
        return task.ready && jobOf(task).waitsFor.isEmpty();
    }

    Line lineOf(TaskRow task) {
        NewJob made = jobOf(task).made;
        return new Line(made.owner(), made.type(), task.id().isWhole(), made.priority());
    }

    /** The turns that come next in a line. */
    Turns turnsOf(Line line) {
        List<TaskRow> waiting = jobs.values().stream()
                .filter(job -> job.made.type().equals(line.type()) && job.made.priority() == line.priority())
                .flatMap(JobRow::tasks)
                .filter(task -> task.id().isWhole() == line.whole() && task.turn > NO_TURN && isClaimable(task))
                .toList();
        return Turns.after(
                served.getOrDefault(line.priority(), 0L),
                waiting.stream().mapToLong(task -> task.turn).min(),
                waiting.stream()
                        .filter(task -> lineOf(task).equals(line))
                        .mapToLong(task -> task.turn)
                        .max());
    }

    Stream<TaskRow> unitsOf(WorkerId worker) {
        return jobs.values().stream().flatMap(JobRow::tasks).filter(task -> worker.equals(task.worker()));
    }

    String nameOf(WorkerId worker) {
        WorkerRow row = workers.get(worker);
        return row == null ? worker.toString() : row.name();
    }

    void count(String name, long times) {
        counts.merge(name, times, Long::sum);
    }

    /** The tasks of an owner that take one turn after the other. */
    record Line(String owner, TypeName type, boolean whole, Priority priority) {}

    /** A worker that is alive. */
    record WorkerRow(
            WorkerId id, String name, int concurrency, List<TypeName> types, Instant startedAt, Instant beatAt) {}

    /** The limits of a type, and when the next of its jobs may start. */
    record LaneRow(JobPolicy policy, Instant nextStart) {}
}
