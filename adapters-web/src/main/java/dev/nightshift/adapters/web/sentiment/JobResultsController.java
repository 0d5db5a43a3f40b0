package dev.nightshift.adapters.web.sentiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.CursorFormat;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.sentiment.ListReports;
import dev.nightshift.application.sentiment.ReadFindings;
import dev.nightshift.application.sentiment.ReadReport;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.sentiment.report.Reports.ReportFile;
import dev.nightshift.domain.sentiment.validation.Finding;
import dev.nightshift.domain.sentiment.validation.Findings.Placed;
import dev.nightshift.domain.sentiment.validation.Severity;
import dev.nightshift.domain.sentiment.validation.ValidationRule;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What jobs on market data have found and made. */
@Controller("/api/batch/jobs/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "sentiment")
class JobResultsController {

    private static final String CSV = "text/csv";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static final CursorFormat<Long> FINDINGS = new CursorFormat<>(
            "findings1", place -> List.of(place.toString()), parts -> Long.valueOf(String.join(",", parts)));

    private final ReadFindings readFindings;
    private final ListReports listReports;
    private final ReadReport readReport;

    JobResultsController(ReadFindings readFindings, ListReports listReports, ReadReport readReport) {
        this.readFindings = readFindings;
        this.listReports = listReports;
        this.readReport = readReport;
    }

    /** List what a job has found: rules that data break, and how far recalculated days differ. In the order of the data. */
    @Get("/findings")
    @Paged
    HttpResponse<Listing<FindingResponse>> findings(
            String id, @Parameter(hidden = true) Paging paging, @Parameter(hidden = true) Caller caller) {
        return readFindings
                .list(jobId(id), requester(caller), paging.after(FINDINGS), paging.limit())
                .map(page -> paging.answer(page, FindingResponse::from, FINDINGS))
                .orElseThrow(() -> noSuchJob(id));
    }

    /** List the files that a job has made, by name. */
    @Get("/reports")
    Names reports(String id, @Parameter(hidden = true) Caller caller) {
        return listReports
                .list(jobId(id), requester(caller))
                .map(names -> new Names(names, null))
                .orElseThrow(() -> noSuchJob(id));
    }

    @Get("/reports/{file}")
    @Produces({MediaType.TEXT_HTML, CSV})
    @Operation(summary = "Download a file that a job has made")
    @ApiResponse(
            responseCode = "200",
            description = "The file.",
            content = {
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    HttpResponse<String> report(String id, String file, @Parameter(hidden = true) Caller caller) {
        ReportFile found = readReport
                .read(jobId(id), requester(caller), file)
                .orElseThrow(() -> ProblemException.notFound("such file of job %s that you may see".formatted(id)));
        return HttpResponse.ok(found.text())
                .contentType(new MediaType(found.mediaType() + ";charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(found.name()))
                .header("Content-Security-Policy", POLICY);
    }

    private static JobId jobId(String text) {
        return JobId.parse(text)
                .orElseThrow(() -> ProblemException.unreadable(
                        FieldError.of("id", "is not the id of a job such as 01890a5d-ac96-774b-bcce-b302099a8057")));
    }

    private static Requester requester(Caller caller) {
        return new Requester(caller.getName(), caller.role());
    }

    private static ProblemException noSuchJob(String id) {
        return ProblemException.notFound("job %s that you may see".formatted(id));
    }

    /** The names of files. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ReportNames")
    record Names(List<String> items, @Schema(description = "Always null: all are here.") @Nullable String next) {}

    /** Something that is not as it should be, or not as it was. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Finding")
    record FindingResponse(
            LocalDate date,
            @Schema(example = "us_inputs.vix_close") String series,
            ValidationRule rule,
            Severity severity,
            @Schema(description = "Null when there is none, or it is not a finite number: then see detail.") @Nullable
                    Double value,
            String detail) {

        static FindingResponse from(Placed placed) {
            Finding finding = placed.finding();
            boolean finite = finding.value().stream().anyMatch(Double::isFinite);
            return new FindingResponse(
                    finding.date(),
                    finding.series(),
                    finding.rule(),
                    finding.severity(),
                    finite ? finding.value().getAsDouble() : null,
                    finding.detail());
        }
    }
}
