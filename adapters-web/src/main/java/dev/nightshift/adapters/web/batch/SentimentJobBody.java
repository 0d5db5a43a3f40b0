package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.json.PlainValues;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.application.batch.JobRequest;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job on market data and indices, with the parameters of its type beside what every job takes. */
@Introspected
@Schema(name = "SentimentJob")
record SentimentJobBody(
        @Schema(
                        description = "Which days, both ends included.",
                        type = "object",
                        example = "{\"startDate\": \"2011-01-03\", \"endDate\": \"2024-12-31\"}")
                @Nullable
                JsonNode dateRange,
        @Schema(description = "us or kr; that of the method without it.", type = "string") @Nullable JsonNode market,
        @Schema(description = "us-levels, us-inputs or kr; the first that has data without it.", type = "string")
                @Nullable
                JsonNode method,
        @Schema(description = "The version of the method; the newest without it.", type = "integer") @Nullable
                JsonNode version,
        @Schema(description = "Recalculation: the version that is compared with.", type = "integer") @Nullable
                JsonNode fromVersion,
        @Schema(
                        description = "Weights by components; those not named keep theirs.",
                        type = "object",
                        example = "{\"momentum\": 2}")
                @Nullable
                JsonNode weights,
        @Schema(description = "Validation: which tables; all without it.") @Nullable List<String> tables,
        @Schema(description = "Reports: MONTH or YEAR.", type = "string") @Nullable JsonNode period,
        @Schema(description = "Migration: the older table.", type = "string", example = "kr_published_layout_1")
                @Nullable
                JsonNode source,
        @Schema(description = "Migration: DRY_RUN, APPLY, CONFIRM or REVERT.", type = "string") @Nullable JsonNode step,
        @Schema(description = "NONE, BASIC or COMPREHENSIVE.", type = "string") @Nullable JsonNode validationLevel,
        @Schema(description = "Whether what is there is made again.", type = "boolean") @Nullable
                JsonNode overwriteExisting,
        @Schema(description = "How many days are committed at once.", type = "integer") @Nullable JsonNode chunkSize,
        @Schema(description = "Into how many parts a PARALLEL job is split.", type = "integer") @Nullable
                JsonNode partitions,
        @Schema(description = "How long the job may take, such as PT2H.", type = "string") @Nullable
                JsonNode maxDuration,
        @Nullable Priority priority,
        @Nullable Strategy strategy,
        @Nullable Instant notBefore,
        @Nullable List<String> dependsOn,
        @Schema(description = "Whether it goes into the queue at once.", defaultValue = "true") @Nullable
                Boolean start) {

    /**
     * A job of the type.
     *
     * @param errors gets what is wrong
     */
    JobRequest request(String type, List<FieldError> errors) {
        return new JobRequest(
                null,
                type,
                null,
                PlainValues.of(JsonNode.createObjectNode(given()), "", errors),
                priority,
                strategy,
                notBefore,
                dependsOn == null ? List.of() : dependsOn,
                start == null || start);
    }

    private Map<String, JsonNode> given() {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        put(given, "dateRange", dateRange);
        put(given, "market", market);
        put(given, "method", method);
        put(given, "version", version);
        put(given, "fromVersion", fromVersion);
        put(given, "weights", weights);
        put(given, "tables", tables == null ? null : texts(tables));
        put(given, "period", period);
        put(given, "source", source);
        put(given, "step", step);
        put(given, "validationLevel", validationLevel);
        put(given, "overwriteExisting", overwriteExisting);
        put(given, "chunkSize", chunkSize);
        put(given, "partitions", partitions);
        put(given, "maxDuration", maxDuration);
        return given;
    }

    private static JsonNode texts(List<String> texts) {
        return JsonNode.createArrayNode(
                texts.stream().map(JsonNode::createStringNode).toList());
    }

    private static void put(Map<String, JsonNode> given, String name, @Nullable JsonNode value) {
        if (value != null) {
            given.put(name, value);
        }
    }
}
