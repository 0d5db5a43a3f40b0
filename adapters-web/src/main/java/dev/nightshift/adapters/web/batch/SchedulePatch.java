package dev.nightshift.adapters.web.batch;

import dev.nightshift.adapters.web.json.OptionalField;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.domain.batch.MissedRuns;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What to change of a schedule, as a JSON merge patch (RFC 7396). */
@Introspected
@Schema(name = "SchedulePatch", description = "A JSON merge patch: absent fields stay as they are.")
record SchedulePatch(
        @Schema(implementation = String.class) OptionalField<String> template,
        @Schema(implementation = String.class, maxLength = SchedulePatch.LONGEST_CRON) OptionalField<String> cron,
        @Schema(implementation = String.class, example = "Asia/Seoul") OptionalField<ZoneId> zone,
        @Schema(implementation = MissedRuns.class) OptionalField<MissedRuns> missedRuns,
        @Schema(implementation = Boolean.class) OptionalField<Boolean> enabled) {

    static final int LONGEST_CRON = 200;

    /** @throws ProblemException 422 if a value breaks a rule */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        refuseNull("/template", template, errors);
        refuseNull("/cron", cron, errors);
        refuseNull("/zone", zone, errors);
        refuseNull("/missedRuns", missedRuns, errors);
        refuseNull("/enabled", enabled, errors);
        String newCron = cron.value();
        if (newCron != null && newCron.length() > LONGEST_CRON) {
            errors.add(FieldError.at("/cron", "must have at most 200 characters"));
        }
        JobRequests.refuse(errors);
    }

    private static void refuseNull(String pointer, OptionalField<?> given, List<FieldError> errors) {
        if (given.isPresent() && given.value() == null) {
            errors.add(FieldError.at(pointer, "must not be null"));
        }
    }
}
