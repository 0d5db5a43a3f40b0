package dev.nightshift.adapters.web.keywords;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.batch.WorkerNames;
import dev.nightshift.application.keywords.ShowDocumentCount.Shown;
import dev.nightshift.domain.batch.BatchJob;
import dev.nightshift.domain.batch.Progress;
import dev.nightshift.domain.keywords.CountStatus;
import dev.nightshift.domain.keywords.KeywordCount;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job that counts documents, as it is answered. */
@Serdeable
@Schema(name = "DocumentCount")
record CountResponse(@Schema(description = "Always true.") boolean success, CountedJob job, Calls calls) {

    static CountResponse from(Shown shown, WorkerNames names) {
        return new CountResponse(
                true, CountedJob.from(shown, names), new Calls(shown.callsToday(), shown.callsPerDay()));
    }

    /** The job. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "DocumentCountJob")
    record CountedJob(
            @Schema(format = "uuid") String id,
            @Schema(description = "As given.") List<String> keywords,
            @Schema(description = "pending, processing, completed or failed.") String status,
            Progressed progress,
            @Schema(description = "Of the keywords that are done, in their order.") List<Counted> results,
            @Schema(description = "What went wrong last.") @Nullable String error,
            @Schema(description = "When its first run began.") @Nullable Instant startedAt,
            @Schema(description = "When it ended.") @Nullable Instant completedAt) {

        static CountedJob from(Shown shown, WorkerNames names) {
            BatchJob job = shown.job();
            return new CountedJob(
                    job.id().toString(),
                    shown.keywords(),
                    CountStatus.of(job.state()).key(),
                    Progressed.of(job.progress(), shown.keywords().size()),
                    shown.counts().stream().map(Counted::from).toList(),
                    names.text(job.error()),
                    job.startedAt(),
                    job.finishedAt());
        }
    }

    /** How far it is, in keywords. */
    @Serdeable
    @Schema(name = "DocumentCountProgress")
    record Progressed(long current, long total) {

        static Progressed of(Progress progress, int keywords) {
            return new Progressed(progress.done(), progress.total().orElse(keywords));
        }
    }

    /** What came of a keyword. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "KeywordCounts")
    record Counted(
            @Schema(description = "In normal form C, without white space around it.") String keyword,
            @Schema(description = "How many documents there are: blog, cafe, news, shop, web; empty after a failure.")
                    Map<String, Long> counts,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "Why it could not be counted; absent where it was.")
                    @Nullable
                    String error) {

        static Counted from(KeywordCount count) {
            String keyword = count.keyword().text();
            Map<String, Long> counts = new LinkedHashMap<>();
            if (count instanceof KeywordCount.Counted counted) {
                counted.counts().totals().forEach((source, total) -> counts.put(source.key(), total));
                return new Counted(keyword, counts, null);
            }
            return new Counted(keyword, counts, ((KeywordCount.Failed) count).error());
        }
    }

    /** Calls to the search service, of all jobs. */
    @Serdeable
    @Schema(name = "DocumentSearchCalls")
    record Calls(int today, @Schema(description = "How many there may be a day.") int limit) {}
}
