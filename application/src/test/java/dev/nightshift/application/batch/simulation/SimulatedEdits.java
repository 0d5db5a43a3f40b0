package dev.nightshift.application.batch.simulation;

import static java.util.Objects.requireNonNull;

import dev.nightshift.application.batch.AddSchedule;
import dev.nightshift.application.batch.AddTemplate;
import dev.nightshift.application.batch.ChangeSchedule;
import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.FireSchedules;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.application.batch.RemoveSchedule;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.MissedRuns;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Schedules;
import dev.nightshift.domain.batch.Templates;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Nodes that fire and users who edit, with the real use cases: statement by statement in an order that the seed picks. */
final class SimulatedEdits {

    /** Names the system property that picks one seed instead of many. */
    static final String SEED = "nightshift.simulation.seed";

    private static final String NAME = "s";
    private static final List<String> TEMPLATES = List.of("t1", "t2", "t3");
    private static final List<ZoneId> ZONES = List.of(ZoneOffset.UTC, ZoneOffset.ofTotalSeconds(3));
    private static final Duration MOST_SKEW = Duration.ofMinutes(10);

    /** At the multiples of so many seconds, on the wall clock of the zone. */
    static final FireTimes EVERY = (cron, zone, instant) -> {
        long every = Long.parseLong(cron);
        long offset = zone.getRules().getOffset(instant).getTotalSeconds();
        long next = Math.floorDiv(instant.getEpochSecond() + offset, every) * every + every - offset;
        return Optional.of(Instant.ofEpochSecond(next));
    };

    private final long seed;
    private final Random random;
    private final MovableClock clock = MovableClock.at("2026-03-02T22:00:00Z");
    private final ScheduleRecord record = new ScheduleRecord(EVERY);
    private final Interleaving turns;
    private final ReadCommitted database;
    private final SimulatedSchedules stored;
    private final SimulatedTemplates storedTemplates;
    private final Schedules schedules;
    private final Templates templates;
    private final EditFault fault;
    private final BatchJobs jobs;
    private int crashes;
    private boolean isOver;

    SimulatedEdits(long seed, EditFault fault) {
        this.seed = seed;
        this.fault = fault;
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        turns = new Interleaving(random, this::letPass);
        database = new ReadCommitted(turns, this::check);
        stored = new SimulatedSchedules(database, turns, record, clock);
        storedTemplates = new SimulatedTemplates(database);
        schedules = fault.in(stored, nodesClock());
        templates = fault.in(storedTemplates);
        jobs = jobs();
    }

    /** What became of it. */
    record Outcome(int jobs, int edits, int crashes) {}

    /** @throws AssertionError if a fire was lost or made twice; it names the seed and what committed */
    Outcome run() {
        try {
            turns.add("first", this::begin);
            turns.run();
            for (String node : List.of("node1", "node2")) {
                turns.add(node, () -> fire(4));
            }
            for (String user : List.of("ada", "bob")) {
                turns.add(user, () -> edit(user));
            }
            turns.run();
            turns.add("last", this::end);
            turns.run();
            return new Outcome(record.jobs(), record.edits(), crashes);
        } catch (AssertionError broken) {
            throw new AssertionError(
                    "%s%nseed %d, again with -D%s=%d; committed was:%n%s"
                            .formatted(broken.getMessage(), seed, SEED, seed, record.told()),
                    broken);
        }
    }

    /** Mostly little, and sometimes so much that fires are missed. */
    private void letPass() {
        if (isOver) {
            return;
        }
        int what = random.nextInt(100);
        clock.advance(what == 0 ? Duration.ofSeconds(90) : Duration.ofMillis(what < 60 ? 0 : random.nextInt(2_000)));
    }

    private InstantSource nodesClock() {
        Duration skew = Duration.ofMillis(random.nextInt((int) MOST_SKEW.toMillis() * 2))
                .minus(MOST_SKEW);
        return () -> clock.instant().plus(skew);
    }

    private void check() {
        record.committed();
        stored.committed().values().forEach(schedule -> {
            if (!storedTemplates.committed().contains(schedule.template())) {
                throw new AssertionError("a schedule has no template: " + schedule);
            }
        });
    }

    /** Only makes them. */
    private BatchJobs jobs() {
        BatchJobs none = new InMemoryBatch(clock).jobs();
        return (BatchJobs) Proxy.newProxyInstance(
                BatchJobs.class.getClassLoader(), new Class<?>[] {BatchJobs.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("add")) {
                        return method.invoke(none, arguments);
                    }
                    List<?> made = (List<?>) arguments[0];
                    NewJob first = (NewJob) made.get(0);
                    turns.turn();
                    crashSometimes();
                    database.atCommitOfThis(
                            () -> record.madeJobs("t" + first.parameters().get("items"), made.size()));
                    return null;
                });
    }

    /** The node dies in the middle of a transaction. */
    private void crashSometimes() {
        if (turns.name().startsWith("node") && random.nextInt(10) == 0) {
            crashes++;
            throw new Crash();
        }
    }

    private CreateJobs createJobs() {
        InstantSource node = nodesClock();
        return new CreateJobs(
                database, jobs, templates, types(), new JobIds(node, random), new InMemoryAuditLog(), node);
    }

    private static JobTypes types() {
        return new JobTypes(List.of(new NoOp(time -> {})));
    }

    private FireSchedules fireSchedules() {
        return new FireSchedules(fault.in(database), schedules, EVERY, createJobs(), owner -> Role.ADMIN, clock);
    }

    private void begin() {
        for (String name : TEMPLATES) {
            addTemplate(name);
        }
        addSchedule("ada");
    }

    private void addTemplate(String name) {
        Map<String, @Nullable Object> items = Map.of("items", Long.parseLong(name.substring(1)));
        new AddTemplate(database, templates, types(), new InMemoryAuditLog(), clock)
                .add(name, "NO_OP", items, null, null, "ada");
    }

    private void addSchedule(String user) {
        InstantSource node = nodesClock();
        new AddSchedule(database, schedules, templates, EVERY, new InMemoryAuditLog(), node)
                .add(NAME, oneOf(TEMPLATES), cron(), oneOf(ZONES), missedRuns(), random.nextInt(5) > 0, user);
    }

    private void fire(int times) {
        FireSchedules fireSchedules = fireSchedules();
        for (int i = 0; i < times; i++) {
            try {
                turns.turn();
                fireSchedules.fire();
            } catch (Crash crash) {
                fireSchedules = fireSchedules();
            }
        }
    }

    private void edit(String user) {
        for (int i = 0; i < 3; i++) {
            turns.turn();
            switch (random.nextInt(8)) {
                case 0 -> new RemoveSchedule(database, schedules, new InMemoryAuditLog(), clock).remove(NAME, user);
                case 1 -> addSchedule(user);
                case 2 -> replaceTemplate(user);
                default -> change(user);
            }
        }
    }

    private void replaceTemplate(String user) {
        String name = oneOf(TEMPLATES);
        new RemoveTemplate(database, templates, schedules, new InMemoryAuditLog(), clock).remove(name, user);
        addTemplate(name);
    }

    private void change(String user) {
        SchedulePatch patch = new SchedulePatch(
                maybe(oneOf(TEMPLATES)),
                maybe(cron()),
                maybe(oneOf(ZONES)),
                maybe(missedRuns()),
                maybe(random.nextInt(3) > 0));
        record.asks(user, patch);
        InstantSource node = nodesClock();
        if (fault == EditFault.EDITS_AS_BEFORE) {
            new FormerEdit(database, schedules, EVERY, node).change(NAME, patch);
            return;
        }
        new ChangeSchedule(database, schedules, templates, EVERY, fireSchedules(), new InMemoryAuditLog(), node)
                .change(NAME, patch.template(), patch.cron(), patch.zone(), patch.missedRuns(), patch.enabled(), user);
    }

    private String cron() {
        return String.valueOf(5 + random.nextInt(15));
    }

    private MissedRuns missedRuns() {
        return oneOf(List.of(MissedRuns.values()));
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    private <T> T oneOf(List<T> all) {
        return requireNonNull(all.get(random.nextInt(all.size())));
    }

    /** Whatever has come is made, and then nothing is missing. */
    private void end() {
        isOver = true;
        fireSchedules().fire();
        record.end(clock.instant());
    }

    /** A node dies. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
