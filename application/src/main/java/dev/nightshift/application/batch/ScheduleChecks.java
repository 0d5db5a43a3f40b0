package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.FireTimes;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every schedule must keep to: its template is there, and its time comes. */
final class ScheduleChecks {

    private final Templates templates;
    private final FireTimes fireTimes;

    ScheduleChecks(Templates templates, FireTimes fireTimes) {
        this.templates = templates;
        this.fireTimes = fireTimes;
    }

    /** Locks the template, so that it is still there when the transaction ends. */
    List<Violation> brokenBy(String template, String cron, ZoneId zone, Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (!templates.lock(template)) {
            violations.add(new Violation("/template", "names a template that is not there: '%s'".formatted(template)));
        }
        try {
            if (fireTimes.nextAfter(cron, zone, now).isEmpty()) {
                violations.add(new Violation("/cron", "never fires"));
            }
        } catch (IllegalArgumentException refused) {
            violations.add(new Violation("/cron", String.valueOf(refused.getMessage())));
        }
        return violations;
    }

    /** The first fire from now on; null if there is none. */
    @Nullable
    Instant nextFire(String cron, ZoneId zone, Instant now) {
        return fireTimes.nextAfter(cron, zone, now).orElse(null);
    }
}
