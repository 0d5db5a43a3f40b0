package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.application.batch.ListWorkers;
import dev.nightshift.application.batch.ReadBatchMetrics;
import dev.nightshift.domain.batch.BatchMetrics;
import dev.nightshift.domain.batch.BatchMetrics.Snapshot;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;

/** What the batch engine does, in numbers. */
@Controller("/api/batch/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class BatchMetricsController {

    private final ReadBatchMetrics readBatchMetrics;
    private final ListWorkers listWorkers;

    BatchMetricsController(ReadBatchMetrics readBatchMetrics, ListWorkers listWorkers) {
        this.readBatchMetrics = readBatchMetrics;
        this.listWorkers = listWorkers;
    }

    @Get
    @Operation(
            summary = "Show what the batch engine does, in numbers",
            description = "Those of today count from midnight of the business zone; all are at most a few seconds old.")
    HttpResponse<Metrics> metrics() {
        Snapshot snapshot = readBatchMetrics.read();
        Metrics metrics = new Metrics(
                new SystemNumbers(
                        snapshot.active(),
                        snapshot.queued(),
                        snapshot.completed(),
                        snapshot.failed(),
                        snapshot.meanTime().toMillis()),
                new Performance(rounded(snapshot.itemsPerSecond(), 100), usedMemory(), usedProcessor()),
                new Health(snapshot.health(!listWorkers.list().isEmpty()), rounded(snapshot.errorRate(), 10_000)));
        return HttpResponse.ok(metrics).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory() + (1 << 19)) / (1 << 20) + "MB";
    }

    private static double usedProcessor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? rounded(Math.max(0, system.getProcessCpuLoad()) * 100, 10)
                : 0;
    }

    private static double rounded(double value, double parts) {
        return Double.isFinite(value) ? Math.round(value * parts) / parts : 0;
    }

    /** All numbers. */
    @Serdeable
    @Schema(name = "BatchMetrics")
    record Metrics(SystemNumbers system, Performance performance, Health health) {}

    /** How many jobs. */
    @Serdeable
    @Schema(name = "BatchSystemMetrics")
    record SystemNumbers(
            @Schema(description = "Jobs that run.") long activeJobs,
            @Schema(description = "Jobs that wait for a worker.") long queuedJobs,
            long completedToday,
            @Schema(description = "Failed or quarantined.") long failedToday,
            @Schema(description = "From the first start to the end of those that completed today, in milliseconds.")
                    long avgProcessingTime) {}

    /** How fast, and at what cost to this process. */
    @Serdeable
    @Schema(name = "BatchPerformanceMetrics")
    record Performance(
            double itemsPerSecond,
            @Schema(description = "Of the heap of this process.", example = "245MB") String memoryUsage,
            @Schema(description = "Of this process, in percent of all processors.") double cpuUsage) {}

    /** How well. */
    @Serdeable
    @Schema(name = "BatchHealth")
    record Health(
            @Schema(
                            description =
                                    "UNHEALTHY when jobs wait and no worker lives, or half of today's jobs failed;"
                                            + " DEGRADED when no worker lives, or a tenth of them failed.")
                    BatchMetrics.Health status,
            @Schema(description = "The part of the jobs that ended today which failed, 0 to 1.") double errorRate) {}
}
