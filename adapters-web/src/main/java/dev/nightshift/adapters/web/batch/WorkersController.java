package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.ListWorkers;
import dev.nightshift.domain.batch.JobQueue.LiveWorker;
import dev.nightshift.domain.batch.TypeName;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workers that are alive. */
@Controller("/api/batch/workers")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class WorkersController {

    private static final ByName<LiveWorker> BY_NAME =
            new ByName<>("workers1", worker -> worker.name() + ' ' + worker.id());
    private static final ByName<LiveWorker> BY_ID =
            new ByName<>("workers2", worker -> worker.id().toString());

    private final ListWorkers listWorkers;

    WorkersController(ListWorkers listWorkers) {
        this.listWorkers = listWorkers;
    }

    /** List the workers that are alive, of all nodes. By name, which is host and process id; a USER is shown none, and by id. */
    @Get
    @Paged
    HttpResponse<Listing<WorkerResponse>> list(
            @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        WorkerNames names = WorkerNames.to(JobRequests.requester(caller));
        ByName<LiveWorker> pages = names == WorkerNames.SHOWN ? BY_NAME : BY_ID;
        return pages.answer(listWorkers.list(), paging, worker -> WorkerResponse.from(worker, names));
    }

    /** A process that works on jobs. */
    @Serdeable
    @Schema(name = "Worker")
    record WorkerResponse(
            String id,
            String name,
            @Schema(description = "How much it works on at once at most.") int concurrency,
            @Schema(description = "How much it works on now.") int running,
            @Schema(description = "The job types that it knows.") List<String> types,
            Instant startedAt,
            @Schema(description = "When it last said that it lives.") Instant beatAt,
            @Schema(description = "Why it takes no new work for now; null when it does.") @Nullable String overload) {

        static WorkerResponse from(LiveWorker worker, WorkerNames names) {
            return new WorkerResponse(
                    worker.id().toString(),
                    names.actor(worker.name()),
                    worker.concurrency(),
                    worker.running(),
                    worker.types().stream().map(TypeName::toString).toList(),
                    worker.startedAt(),
                    worker.beatAt(),
                    worker.overload().orElse(null));
        }
    }
}
