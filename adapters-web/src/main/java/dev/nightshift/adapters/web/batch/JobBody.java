package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.json.PlainValues;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.VisibleText;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job that is wanted. */
@Introspected
@Schema(name = "NewJob")
record JobBody(
        @Schema(description = "What other jobs of the same array name it by in dependsOn; 1 to 100 characters.")
                @Nullable
                String ref,
        @Schema(description = "One of /api/batch/types; without a version the newest.", example = "NO_OP") @Nullable
                String type,
        @Schema(description = "A template that says what is not said here.") @Nullable String template,
        @Schema(
                        description = "What the type takes, and chunkSize, partitions, maxDuration, validationLevel and"
                                + " overwriteExisting.",
                        type = "object")
                @Nullable
                JsonNode parameters,
        @Schema(description = "The default of the type without it.") @Nullable Priority priority,
        @Schema(description = "The default of the type without it.") @Nullable Strategy strategy,
        @Schema(description = "When it may start; at once without it.") @Nullable Instant notBefore,
        @Schema(description = "Ids of jobs, or refs of the same array, that must have completed first.") @Nullable
                List<String> dependsOn,
        @Schema(description = "Whether it goes into the queue at once.", defaultValue = "true") @Nullable
                Boolean start) {

    private static final int LONGEST_REF = 100;

    /**
     * What is wanted.
     *
     * @param pointer where it is in the body
     * @param errors gets what is wrong with it
     */
    JobRequest request(String pointer, List<FieldError> errors) {
        if (ref != null && (VisibleText.isBlank(ref) || ref.length() > LONGEST_REF)) {
            errors.add(FieldError.at(pointer + "/ref", "must have 1 to %d characters".formatted(LONGEST_REF)));
        }
        return new JobRequest(
                ref,
                type,
                template,
                PlainValues.of(parameters, pointer + "/parameters", errors),
                priority,
                strategy,
                notBefore,
                dependsOn == null ? List.of() : dependsOn,
                start == null || start);
    }
}
