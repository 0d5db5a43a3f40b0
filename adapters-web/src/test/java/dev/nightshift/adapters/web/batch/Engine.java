package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.Client;
import dev.nightshift.adapters.web.TestServer;
import dev.nightshift.domain.MovableClock;
import dev.nightshift.domain.batch.Advance;
import dev.nightshift.domain.batch.Claim;
import dev.nightshift.domain.batch.DeadItems.DeadItem;
import dev.nightshift.domain.batch.InMemoryBatch;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobLogs.Line;
import dev.nightshift.domain.batch.RunEnd;
import dev.nightshift.domain.batch.TaskId;
import dev.nightshift.domain.batch.TypeName;
import dev.nightshift.domain.batch.WorkerId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A worker in the hands of a test. */
final class Engine {

    /** As workers are named: host and process id. */
    static final String NAME = "node-1.example:4242";

    static final String NO_OP = "{\"type\": \"NO_OP\"}";

    private static final List<TypeName> TYPES = List.of(TypeName.of("NO_OP"), TypeName.of("STATS_BACKFILL"));

    private final InMemoryBatch batch;
    private final MovableClock clock;
    private final WorkerId worker = new WorkerId(UUID.randomUUID());

    Engine(TestServer server) {
        this.batch = server.get(InMemoryBatch.class);
        this.clock = server.get(MovableClock.class);
    }

    /** The id of a new job of somebody. */
    String made(Client client) {
        return made(client, NO_OP);
    }

    String made(Client client, String body) {
        return client.post("/api/batch/jobs", body).hasStatus(202).text("id");
    }

    void register() {
        batch.queue().register(worker, NAME, 4, TYPES);
    }

    void retire() {
        batch.queue().retire(worker);
    }

    /** Claims all there is; the claim of the job. */
    Claim claim(String id) {
        register();
        return batch.queue().claim(worker, TYPES, 1_000_000).stream()
                .filter(claim -> claim.task().job().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void advance(Claim claim, int items) {
        batch.queue().advance(claim, new Advance("1", items, 0, 0));
    }

    void complete(Claim claim) {
        batch.queue().complete(List.of(new RunEnd.Completed(claim, Optional.empty())));
    }

    void fail(Claim claim, String error) {
        batch.queue().complete(List.of(new RunEnd.Failed(claim, error)));
    }

    void log(String id, String text) {
        batch.logs().append(List.of(new Line(task(id), clock.instant(), text)));
    }

    void setAside(String id, String position) {
        batch.deadItems()
                .add(List.of(new DeadItem(task(id), position, "payload " + position, "is bad", clock.instant())));
    }

    private static TaskId task(String id) {
        return TaskId.whole(JobId.parse(id).orElseThrow());
    }
}
