package dev.nightshift.adapters.web.audit;

import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.audit.ListAudit;
import dev.nightshift.domain.audit.AuditLog;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;

/** What was done, for administrators. */
@Controller("/api/admin/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "admin")
class AuditController {

    private static final CursorFormat<Long> CURSOR = new CursorFormat<>(
            "audit1", number -> List.of(Long.toString(number)), parts -> Long.parseLong(parts.get(0)));

    private final ListAudit listAudit;

    AuditController(ListAudit listAudit) {
        this.listAudit = listAudit;
    }

    /** The audit log, newest entry first. */
    @Get
    @Paged
    HttpResponse<Listing<EntryAnswer>> list(@Parameter(hidden = true) Paging paging) {
        return paging.answer(listAudit.list(paging.after(CURSOR), paging.limit()), EntryAnswer::from, CURSOR);
    }

    @Serdeable
    record EntryAnswer(long id, Instant at, String actor, String action, String subject, String detail) {

        static EntryAnswer from(AuditLog.Numbered row) {
            return new EntryAnswer(
                    row.number(),
                    row.entry().at(),
                    row.entry().actor(),
                    row.entry().action(),
                    row.entry().subject(),
                    row.entry().detail());
        }
    }
}
