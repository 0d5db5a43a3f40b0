package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.Refuses;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.ListDeadItems;
import dev.nightshift.application.batch.ReadJobHistory;
import dev.nightshift.application.batch.ReadJobLog;
import dev.nightshift.application.batch.ReplayDeadItems;
import dev.nightshift.application.batch.ReplayDeadItems.Outcome;
import dev.nightshift.domain.batch.DeadItems;
import dev.nightshift.domain.batch.Requester;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is recorded of a job: its log, its moves, its dead items. */
@Controller("/api/batch/jobs/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class JobRecordsController {

    private static final CursorFormat<Long> LOGS = JobRequests.byNumber("joblogs1");
    private static final CursorFormat<Long> HISTORY = JobRequests.byNumber("jobhistory1");
    private static final CursorFormat<Long> DEAD_ITEMS = JobRequests.byNumber("deaditems1");

    private final ReadJobLog readJobLog;
    private final ReadJobHistory readJobHistory;
    private final ListDeadItems listDeadItems;
    private final ReplayDeadItems replayDeadItems;
    private final AcceptedJobs acceptedJobs;

    JobRecordsController(
            ReadJobLog readJobLog,
            ReadJobHistory readJobHistory,
            ListDeadItems listDeadItems,
            ReplayDeadItems replayDeadItems,
            AcceptedJobs acceptedJobs) {
        this.readJobLog = readJobLog;
        this.readJobHistory = readJobHistory;
        this.listDeadItems = listDeadItems;
        this.replayDeadItems = replayDeadItems;
        this.acceptedJobs = acceptedJobs;
    }

    /** Show what a job said about its work. Oldest line first. */
    @Get("/logs")
    @Paged
    HttpResponse<Listing<LogLine>> logs(
            String id, @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        Requester reader = JobRequests.requester(caller);
        return readJobLog
                .read(JobRequests.id(id), reader, paging.after(LOGS), paging.limit())
                .map(page -> paging.answer(page, row -> LogLine.from(row, WorkerNames.to(reader)), LOGS))
                .orElseThrow(() -> JobRequests.noSuchJob(id));
    }

    /** Show which states a job and its partitions went through. Oldest move first. */
    @Get("/history")
    @Paged
    HttpResponse<Listing<Move>> history(
            String id, @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        Requester reader = JobRequests.requester(caller);
        return readJobHistory
                .read(JobRequests.id(id), reader, paging.after(HISTORY), paging.limit())
                .map(page -> paging.answer(page, row -> Move.from(row, WorkerNames.to(reader)), HISTORY))
                .orElseThrow(() -> JobRequests.noSuchJob(id));
    }

    /**
     * Show the items that a job set aside. In the order in which they were set aside, those included that were replayed; of
     * a replay, the items that it has or has replayed.
     */
    @Get("/dead-items")
    @Paged
    HttpResponse<Listing<DeadItem>> deadItems(
            String id, @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        return listDeadItems
                .list(JobRequests.id(id), JobRequests.requester(caller), paging.after(DEAD_ITEMS), paging.limit())
                .map(page -> paging.answer(page, DeadItem::from, DEAD_ITEMS))
                .orElseThrow(() -> JobRequests.noSuchJob(id));
    }

    @Post("/dead-items/replay")
    @Refuses({429})
    @Idempotent
    @Operation(
            summary = "Handle the dead items of a job once more",
            description =
                    "Makes a job whose items are those that were not replayed with success yet and that no other replay "
                            + "has which has not ended. They are reserved for it; what it leaves is free again when it has ended.")
    @ApiResponse(responseCode = "202", description = "The job that does it.", useReturnTypeSchema = true)
    HttpResponse<JobResponse> replay(String id, @Parameter(hidden = true) Caller caller) {
        Requester by = JobRequests.requester(caller);
        Outcome outcome = replayDeadItems.replay(JobRequests.id(id), by);
        if (outcome instanceof Outcome.Replaying replaying) {
            return acceptedJobs.answer(replaying.job(), by);
        }
        if (outcome instanceof Outcome.Denied denied) {
            throw Denied.problem(denied.denial());
        }
        if (outcome instanceof Outcome.NothingOpen) {
            throw ProblemException.conflict(
                    "nothing-to-replay", "The job has no dead items that were not replayed yet.");
        }
        if (outcome instanceof Outcome.BeingReplayed) {
            throw ProblemException.conflict(
                    "being-replayed", "Other replays that have not ended have all the dead items that are open.");
        }
        if (outcome instanceof Outcome.NotReplayable cannot) {
            throw ProblemException.conflict(
                    "not-replayable", "Items of the type %s cannot be handled once more.".formatted(cannot.type()));
        }
        throw JobRequests.noSuchJob(id);
    }

    /** An item that was set aside. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DeadItem")
    record DeadItem(
            long number,
            @Schema(description = "Null for the job itself.") @Nullable Integer partition,
            @Schema(description = "Where it is in the source.") String position,
            @Schema(description = "The item as text, cut after 100,000 characters.") String payload,
            @Schema(description = "What is wrong with it.") String error,
            Instant at,
            @Schema(description = "The job that replayed it; null while it is open.") @Nullable String replayedBy) {

        static DeadItem from(DeadItems.Numbered row) {
            return new DeadItem(
                    row.number(),
                    Move.partition(row.item().task()),
                    row.item().position(),
                    row.item().payload(),
                    row.item().error(),
                    row.item().at(),
                    row.replayedBy() == null ? null : row.replayedBy().toString());
        }
    }
}
