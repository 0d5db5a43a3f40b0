package dev.nightshift.adapters.persistence.batch;

import static dev.nightshift.domain.batch.NewJobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.Together;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.JobCommand;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobPolicy;
import dev.nightshift.domain.batch.JobQueue;
import dev.nightshift.domain.batch.JobState;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.NewJobBuilder;
import dev.nightshift.domain.batch.Rate;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.Slice;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Processes that meet on the same queue, each with an adapter and a worker of its own. */
class QueueRacesIT {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();
    private static final TypeName MAIL = TypeName.of("MAIL");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PROCESSES = 6;

    private final PostgresBatch postgres = POSTGRES.emptied();
    private final BatchJobs jobs = postgres.ports().jobs();

    private record Node(JobQueue queue, WorkerId worker) {

        List<Claim> claim(int most) {
            return queue.claim(worker, List.of(MAIL), most);
        }
    }

    private Node node() {
        JobQueue queue = postgres.ports().queue();
        WorkerId worker = new WorkerId(UUID.randomUUID());
        queue.register(worker, "w", 10, List.of(MAIL));
        return new Node(queue, worker);
    }

    private static NewJobBuilder[] times(int count, Supplier<NewJobBuilder> job) {
        return Stream.generate(job).limit(count).toArray(NewJobBuilder[]::new);
    }

    private List<JobId> add(NewJobBuilder... made) {
        List<NewJob> all = Stream.of(made).map(NewJobBuilder::build).toList();
        jobs.add(all);
        return all.stream().map(NewJob::id).toList();
    }

    private static List<RunEnd> completed(List<Claim> claims) {
        return claims.stream()
                .<RunEnd>map(claim -> new RunEnd.Completed(claim, Optional.empty()))
                .toList();
    }

    private long count(String query) {
        return postgres.database()
                .with(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    @RepeatedTest(3)
    void nobody_claims_what_somebody_else_has() {
        add(times(400, () -> aJob()));
        List<List<Claim>> claims = Together.run(PROCESSES, i -> {
            Node node = node();
            List<Claim> mine = new ArrayList<>();
            for (int empty = 0; empty < 3; ) {
                List<Claim> more = node.claim(1 + i);
                mine.addAll(more);
                empty = more.isEmpty() ? empty + 1 : 0;
            }
            return mine;
        });
        List<Claim> all = claims.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(400).extracting(Claim::task).doesNotHaveDuplicates();
        assertThat(all).extracting(Claim::token).containsOnly(1L);
    }

    @Test
    void an_owner_who_adds_jobs_by_many_requests_at_once_starves_nobody() {
        add(times(30, () -> aJob().ownedBy("bob")));
        Together.run(PROCESSES, i -> {
            BatchJobs own = postgres.ports().jobs();
            for (int n = 0; n < 30; n++) {
                own.add(List.of(aJob().ownedBy("ada").build()));
            }
            return i;
        });
        List<JobId> claimed = node().claim(4 * (PROCESSES + 1)).stream()
                .map(claim -> claim.task().job())
                .toList();
        assertThat(jobs.ownersOf(claimed).values().stream().filter("bob"::equals))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void many_who_add_jobs_of_several_owners_in_any_order_do_not_wait_for_each_other() {
        Node node = node();
        List<List<Claim>> claims = Together.run(PROCESSES, i -> {
            BatchJobs own = postgres.ports().jobs();
            List<Claim> mine = new ArrayList<>();
            for (int n = 0; n < 10; n++) {
                List<NewJob> made = IntStream.range(0, 6)
                        .mapToObj(k -> aJob().ownedBy("owner" + (i % 2 == 0 ? k : 5 - k))
                                .build())
                        .toList();
                postgres.database().inOne(() -> {
                    own.add(made.subList(0, 3));
                    own.add(made.subList(3, 6));
                    return true;
                });
                mine.addAll(i == 0 ? node.claim(5) : List.of());
            }
            return mine;
        });
        assertThat(count("SELECT count(*) FROM batch_live")).isEqualTo(PROCESSES * 60L);
        assertThat(claims.get(0)).isNotEmpty();
    }

    @Test
    void a_limit_is_never_exceeded_and_always_used_up_again() {
        node().queue().declare(List.of(new JobQueue.Lane(MAIL, JobPolicy.DEFAULT.runningAtMost(3))));
        add(times(150, () -> aJob()));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(150);
        Together.run(PROCESSES, i -> {
            Node node = node();
            while (left.get() > 0) {
                List<Claim> claims = node.claim(2);
                most.accumulateAndGet(running.addAndGet(claims.size()), Math::max);
                left.addAndGet(-claims.size());
                running.addAndGet(-claims.size());
                assertThat(node.queue().complete(completed(claims))).isEmpty();
            }
            return true;
        });
        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(count("SELECT count(*) FROM batch_finished WHERE state = 'COMPLETED'"))
                .isEqualTo(150);
        assertThat(count("SELECT running FROM batch_lanes")).isZero();
    }

    @Test
    void starts_keep_the_distance_that_a_rate_asks_for() {
        Duration distance = Duration.ofMillis(5);
        node().queue()
                .declare(List.of(new JobQueue.Lane(
                        MAIL, JobPolicy.DEFAULT.startingAtMost(new Rate(200, Duration.ofSeconds(1))))));
        add(times(40, () -> aJob()));
        AtomicInteger left = new AtomicInteger(40);
        Together.run(PROCESSES, i -> {
            Node node = node();
            while (left.get() > 0) {
                left.addAndGet(-node.claim(10).size());
            }
            return true;
        });
        List<OffsetDateTime> starts = postgres.database().with(handle -> handle.createQuery(
                        "SELECT at FROM batch_history WHERE to_state = 'RUNNING' ORDER BY at")
                .mapTo(OffsetDateTime.class)
                .list());
        assertThat(starts).hasSize(40);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isGreaterThanOrEqualTo(distance);
        }
    }

    @Test
    void a_limit_that_another_process_has_declared_is_kept_by_those_that_did_not_know_it() {
        Node old = node();
        add(times(10, () -> aJob()));
        assertThat(old.claim(1)).hasSize(1);
        node().queue().declare(List.of(new JobQueue.Lane(MAIL, JobPolicy.DEFAULT.runningAtMost(2))));
        int claimed = 0;
        long start = System.nanoTime();
        while (claimed == 0
                && System.nanoTime() - start < SOON.toNanos()) { // it claims nothing until it has looked again
            claimed = old.claim(5).size();
        }
        claimed += IntStream.range(0, 5).map(i -> old.claim(5).size()).sum();
        assertThat(claimed).isEqualTo(1);
    }

    @Test
    void what_a_dead_worker_had_is_taken_over_once() {
        Node dead = node();
        add(times(60, () -> aJob()));
        assertThat(dead.claim(60)).hasSize(60);
        List<Node> others = IntStream.range(0, PROCESSES).mapToObj(i -> node()).toList();
        postgres.letPass(Duration.ofMinutes(2));
        others.forEach(node -> node.queue().heartbeat(node.worker()));
        List<Integer> taken = Together.run(PROCESSES, i -> others.get(i).queue().takeOver(Duration.ofMinutes(1)));
        int later = others.get(0).queue().takeOver(Duration.ofMinutes(1));
        assertThat(taken.stream().mapToInt(Integer::intValue).sum() + later).isEqualTo(60);
        assertThat(count("SELECT sum(crashes) FROM batch_live")).isEqualTo(60);
    }

    @Test
    void a_claim_that_meets_the_take_over_of_its_worker_is_not_lost() {
        add(times(200, () -> aJob()));
        Node weak = node();
        Node strong = node();
        postgres.letPass(Duration.ofMinutes(2));
        strong.queue().heartbeat(strong.worker());
        Together.run(
                3,
                i -> i == 0
                        ? strong.queue().takeOver(Duration.ofMinutes(1))
                        : IntStream.range(0, 10).map(n -> weak.claim(5).size()).sum());
        strong.queue().takeOver(Duration.ofMinutes(1));
        assertThat(count("SELECT count(*) FROM batch_live WHERE worker IS NOT NULL"))
                .isZero();
        assertThat(count("SELECT count(*) FROM batch_live WHERE state = 'QUEUED' AND claim_at IS NOT NULL"))
                .isEqualTo(200);
    }

    @RepeatedTest(3)
    void jobs_that_wait_for_many_go_on_when_all_have_completed_at_once() {
        List<JobId> parents = add(times(PROCESSES * 4, () -> aJob()));
        List<JobId> children = add(times(15, () -> aJob().after(parents.toArray(JobId[]::new))));
        Node first = node();
        List<Claim> claims = first.claim(PROCESSES * 4);
        Together.run(PROCESSES, i -> first.queue()
                .complete(completed(IntStream.range(0, 4)
                        .mapToObj(n -> claims.get(n * PROCESSES + i))
                        .toList())));
        assertThat(count("SELECT count(*) FROM batch_dependencies")).isZero();
        assertThat(node().claim(100)).extracting(claim -> claim.task().job()).containsExactlyElementsOf(children);
    }

    @Test
    void jobs_that_are_added_while_their_parent_completes_go_on_or_never_wait() {
        Node node = node();
        for (int round = 0; round < 20; round++) {
            JobId parent = add(aJob()).get(0);
            List<Claim> claims = node.claim(1);
            List<List<JobId>> added = Together.run(3, i -> i == 0 ? end(node, claims) : add(aJob().after(parent)));
            Set<JobId> children = added.stream().flatMap(List::stream).collect(Collectors.toSet());
            List<Claim> next = node.claim(10);
            assertThat(next.stream().map(claim -> claim.task().job()).collect(Collectors.toSet()))
                    .isEqualTo(children);
            node.queue().complete(completed(next));
        }
    }

    private static List<JobId> end(Node node, List<Claim> claims) {
        assertThat(node.queue().complete(completed(claims))).isEmpty();
        return List.of();
    }

    @RepeatedTest(10)
    void a_job_in_partitions_survives_commands_while_its_partitions_end() {
        JobId id = add(aJob()).get(0);
        Node first = node();
        first.queue()
                .complete(List.of(new RunEnd.Split(
                        first.claim(1).get(0),
                        IntStream.range(0, 40)
                                .mapToObj(n -> new Slice("s" + n, OptionalLong.of(1)))
                                .toList())));
        Together.run(PROCESSES, i -> i == 0 ? command(id) : work(id, node()));
        assertThat(work(id, first)).isTrue();
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(JobState.COMPLETED);
        assertThat(count("SELECT count(*) FROM batch_live")).isZero();
    }

    private boolean command(JobId id) {
        for (int i = 0; i < 10; i++) {
            jobs.control(id, JobCommand.PAUSE, "ada", null);
            jobs.control(id, JobCommand.RESUME, "ada", null);
        }
        return true;
    }

    private boolean work(JobId id, Node node) {
        for (int i = 0; i < 2_000 && !jobs.find(id).orElseThrow().state().isFinished(); i++) {
            if (jobs.find(id).orElseThrow().state() == JobState.PAUSED) {
                jobs.control(id, JobCommand.RESUME, "ada", null);
            }
            for (Claim claim : node.claim(3)) {
                node.queue()
                        .complete(List.of(
                                claim.task().isWhole() ? new RunEnd.Split(claim, List.of()) : runEndOf(claim, node)));
            }
        }
        return jobs.find(id).orElseThrow().state().isFinished();
    }

    private static RunEnd runEndOf(Claim claim, Node node) {
        boolean asked = node.queue().heartbeat(node.worker()).stream()
                .anyMatch(request -> request.task().equals(claim.task()));
        return asked ? new RunEnd.Yielded(claim, "asked") : new RunEnd.Completed(claim, Optional.empty());
    }
}
