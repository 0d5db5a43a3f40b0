package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.CommandJob;
import dev.nightshift.application.batch.EngineDefaults;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.ReplayDeadItems.Outcome;
import dev.nightshift.application.batch.Worker;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobFilter;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.TaskId;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Users who replay, pause, cancel and start, and workers who run and are considered dead, at the same moment and with the
 * real use cases. With {@code -Dnightshift.faults=full} the long form.
 */
class ReplayRacesIT {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();
    private static final int ROUNDS = "full".equals(System.getProperty("nightshift.faults")) ? 1_500 : 40;
    private static final Logger LOG = Logger.getLogger(Worker.class.getPackageName());
    private static final int ITEMS = 12;
    private static final Requester BOSS = new Requester("boss", Role.MANAGER);

    private final PostgresBatch postgres = POSTGRES.emptied();
    private final BatchPorts ports = postgres.ports();
    private final Random random = new Random(42);
    private final JobIds ids = new JobIds(InstantSource.system(), random);
    private final WrittenNumbers type = new WrittenNumbers();

    @BeforeAll
    static void be_silent_about_workers_that_are_taken_for_dead() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak_again() {
        LOG.setLevel(null);
    }

    ReplayRacesIT() {
        postgres.database().run(handle -> handle.execute(WrittenNumbers.TABLE));
    }

    private JobId withDeadItems() {
        NewJob source = aJob().of(type.name()).notStarted().build();
        ports.jobs().add(List.of(source));
        ports.jobs().control(source.id(), JobCommand.CANCEL, "ada", null);
        ports.deadItems()
                .add(IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(
                                i -> new DeadItem(TaskId.whole(source.id()), "" + i, "" + i, "was bad", postgres.now()))
                        .toList());
        return source.id();
    }

    private Worker worker() {
        Worker worker = Worker.on(
                        postgres.database(),
                        ports.queue(),
                        ports.logs(),
                        ports.deadItems(),
                        new JobTypes(List.of(type)),
                        Runnable::run)
                .usually(new EngineDefaults(4, 2, EngineDefaults.STANDARD.retry()))
                .offering(new JobResources(postgres.database()))
                .build(InstantSource.system(), new Random(random.nextLong()));
        worker.register();
        return worker;
    }

    private Outcome replay(JobId job) {
        return new ReplayDeadItems(
                        postgres.database(),
                        ports.jobs(),
                        ports.deadItems(),
                        new JobTypes(List.of(type)),
                        ids,
                        new InMemoryAuditLog(),
                        InstantSource.system())
                .replay(job, BOSS);
    }

    private List<BatchJob> replays() {
        return ports.jobs().list(JobFilter.ALL, null, 100).items().stream()
                .filter(job -> job.replayOf() != null)
                .toList();
    }

    private void command(JobId job, JobCommand command) {
        new CommandJob(
                        postgres.database(),
                        ports.jobs(),
                        () -> new JobTypes(List.of()),
                        new InMemoryAuditLog(),
                        InstantSource.system())
                .command(job, command, BOSS, null);
    }

    private static void run(Worker worker, int rounds) {
        for (int i = 0; i < rounds; i++) {
            worker.heartbeat();
            worker.maintain();
            worker.work();
        }
    }

    /** Replays, and tells some replay to do something. */
    private void ask(JobId source, Random mine) {
        for (int i = 0; i < 4; i++) {
            List<BatchJob> replays = replays();
            if (mine.nextInt(8) == 0) {
                postgres.letPass(Worker.LEASE.plusSeconds(1));
            }
            if (replays.isEmpty() || mine.nextBoolean()) {
                replay(source);
            } else {
                JobId one = replays.get(mine.nextInt(replays.size())).id();
                if (mine.nextInt(4) == 0) {
                    replay(one);
                } else {
                    command(one, List.of(JobCommand.values()).get(mine.nextInt(5)));
                }
            }
        }
    }

    private List<Long> written() {
        return postgres.database()
                .with(handle -> handle.createQuery("SELECT number FROM written_numbers ORDER BY number")
                        .mapTo(Long.class)
                        .list());
    }

    /** All replays go on to their end, and what is left is replayed. */
    private void finish(JobId source) {
        Worker last = worker();
        do {
            for (int i = 0; i < 3; i++) {
                replays().stream()
                        .filter(job -> job.state() != JobState.CANCELLED && job.state() != JobState.COMPLETED)
                        .forEach(job -> command(job.id(), JobCommand.START));
                run(last, 3);
                postgres.letPass(Worker.LEASE.plusSeconds(1));
                last.heartbeat();
            }
        } while (replay(source) instanceof Outcome.Replaying);
        assertThat(replay(source)).isInstanceOf(Outcome.NothingOpen.class);
    }

    @Test
    void every_item_is_written_once() {
        for (int round = 0; round < ROUNDS; round++) {
            postgres.emptied();
            postgres.database().run(handle -> handle.execute("TRUNCATE written_numbers"));
            JobId source = withDeadItems();
            type.isBadOneIn(4);
            List<Worker> workers = List.of(worker(), worker(), worker());
            long seed = random.nextLong();
            Together.run(5, i -> {
                if (i < 3) {
                    run(workers.get(i), 8);
                } else {
                    ask(source, new Random(seed + i));
                }
                return i;
            });
            type.isBadOneIn(0);
            finish(source);
            assertThat(written())
                    .as("round %d", round)
                    .isEqualTo(LongStream.rangeClosed(1, ITEMS).boxed().toList());
        }
    }

    @Test
    void of_replays_that_are_asked_for_at_once_one_has_all_items() {
        for (int round = 0; round < ROUNDS; round++) {
            JobId source = withDeadItems();
            List<Outcome> outcomes = Together.run(6, i -> replay(source));
            assertThat(outcomes)
                    .filteredOn(Outcome.Replaying.class::isInstance)
                    .singleElement()
                    .extracting(outcome -> ((Outcome.Replaying) outcome).items())
                    .isEqualTo((long) ITEMS);
            assertThat(outcomes)
                    .filteredOn(Outcome.BeingReplayed.class::isInstance)
                    .hasSize(5);
        }
    }
}
