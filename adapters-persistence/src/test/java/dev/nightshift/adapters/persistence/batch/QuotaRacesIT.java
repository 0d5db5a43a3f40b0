package dev.nightshift.adapters.persistence.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.application.batch.CreateJobs;
import dev.nightshift.application.batch.FairUse;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.application.batch.JobTypes;
import dev.nightshift.application.batch.NoOp;
import dev.nightshift.domain.Together;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.audit.InMemoryAuditLog;
import dev.nightshift.domain.batch.BatchPorts;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.Requester;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One user who asks for jobs in many requests at the same moment. */
class QuotaRacesIT {

    private static final PostgresBatch POSTGRES = PostgresBatch.fresh();
    private static final int QUOTA = 20;
    private static final int AT_ONCE = 3;

    private final PostgresBatch postgres = POSTGRES.emptied();
    private final BatchPorts ports = postgres.ports();

    private CreateJobs createJobs(int node) {
        return new CreateJobs(
                postgres.database(),
                ports.jobs(),
                ports.templates(),
                new JobTypes(List.of(new NoOp(time -> {}))),
                new JobIds(InstantSource.system(), new Random(node)),
                new FairUse(Role.MANAGER, QUOTA),
                new InMemoryAuditLog(),
                InstantSource.system());
    }

    @Test
    void who_asks_eight_times_at_once_gets_as_many_jobs_as_the_quota_allows() {
        Requester ann = new Requester("ann", Role.USER);
        List<Integer> made = Together.run(8, node -> {
            CreateJobs createJobs = createJobs(node);
            return (int) IntStream.range(0, 5)
                    .filter(i -> createJobs.create(Collections.nCopies(AT_ONCE, JobRequest.of("NO_OP", Map.of())), ann)
                            instanceof CreateJobs.Outcome.Created)
                    .count();
        });
        assertThat(made.stream().mapToInt(count -> count * AT_ONCE).sum()).isEqualTo(18);
        assertThat(ports.jobs().countUnfinished("ann", 100)).isEqualTo(18);
    }
}
