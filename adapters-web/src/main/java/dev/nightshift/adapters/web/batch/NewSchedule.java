package dev.nightshift.adapters.web.batch;

import dev.nightshift.domain.batch.MissedRuns;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When jobs shall be made from what. */
@Introspected
@Schema(name = "NewSchedule")
record NewSchedule(
        @Schema(description = "1 to 60 of a-z, 0-9 and -, a letter first.") String name,
        @Schema(description = "The name of a template.") String template,
        @Schema(description = "Five or six fields, on the wall clock of the zone.", example = "0 2 * * *")
                @Size(max = SchedulePatch.LONGEST_CRON, message = "must have at most 200 characters")
                String cron,
        @Schema(
                        description = "The zone of the business days without it.",
                        implementation = String.class,
                        example = "Asia/Seoul")
                @Nullable
                ZoneId zone,
        @Schema(
                        description = "What becomes of fires that passed while nobody looked: left out, one job for"
                                + " all of them, or a job for each.",
                        defaultValue = "ONCE")
                @Nullable
                MissedRuns missedRuns,
        @Schema(defaultValue = "true") @Nullable Boolean enabled) {}
