package dev.nightshift.adapters.web.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.json.PlainValues;
import dev.nightshift.adapters.web.problem.AnswersProblems;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.Listing;
import dev.nightshift.adapters.web.request.Paged;
import dev.nightshift.adapters.web.request.Paging;
import dev.nightshift.application.batch.AddTemplate;
import dev.nightshift.application.batch.ListTemplates;
import dev.nightshift.application.batch.RemoveTemplate;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that jobs are made from. */
@Controller("/api/batch/templates")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "batch")
class TemplatesController {

    private static final ByName<Template> PAGES = new ByName<>("templates1", Template::name);

    private final ListTemplates listTemplates;
    private final AddTemplate addTemplate;
    private final RemoveTemplate removeTemplate;

    TemplatesController(ListTemplates listTemplates, AddTemplate addTemplate, RemoveTemplate removeTemplate) {
        this.listTemplates = listTemplates;
        this.addTemplate = addTemplate;
        this.removeTemplate = removeTemplate;
    }

    /** List the templates. By name. */
    @Get
    @Paged
    HttpResponse<Listing<TemplateResponse>> list(@Parameter(hidden = true) Paging paging) {
        return PAGES.answer(listTemplates.list(), paging, TemplateResponse::from);
    }

    @Post
    @Idempotent
    @Operation(summary = "Add a template", description = "Needs ADMIN.")
    @ApiResponse(responseCode = "201", description = "The template.", useReturnTypeSchema = true)
    HttpResponse<TemplateResponse> add(@Body NewTemplate body, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        AddTemplate.Outcome outcome = addTemplate.add(
                body.name(), body.type(), body.values(), body.priority(), body.strategy(), caller.getName());
        if (outcome instanceof AddTemplate.Outcome.Added added) {
            return HttpResponse.created(
                    TemplateResponse.from(added.template()),
                    URI.create("/api/batch/templates/" + added.template().name()));
        }
        if (outcome instanceof AddTemplate.Outcome.Invalid invalid) {
            throw JobRequests.invalid(invalid.violations());
        }
        throw ProblemException.conflict("template-name-taken", "There is a template of this name already.");
    }

    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a template", description = "Needs ADMIN. Jobs that were made from it stay.")
    @ApiResponse(responseCode = "204", description = "It is gone.")
    void remove(String name, @Parameter(hidden = true) Caller caller) {
        caller.requireAdministrator();
        RemoveTemplate.Outcome outcome = removeTemplate.remove(name, caller.getName());
        if (outcome instanceof RemoveTemplate.Outcome.InUse used) {
            throw ProblemException.conflict(
                    "template-in-use",
                    "Schedules make jobs from it: %s.".formatted(String.join(", ", used.schedules())));
        }
        if (!(outcome instanceof RemoveTemplate.Outcome.Removed)) {
            throw ProblemException.notFound("template of this name");
        }
    }

    /** Settings to be saved. */
    @Introspected
    @Schema(name = "NewTemplate")
    record NewTemplate(
            @Schema(description = "1 to 60 of a-z, 0-9 and -, a letter first.") String name,
            @Schema(example = "NO_OP") String type,
            @Schema(type = "object") @Nullable JsonNode parameters,
            @Schema(description = "The default of the type without it.") @Nullable Priority priority,
            @Schema(description = "The default of the type without it.") @Nullable Strategy strategy) {

        Map<String, @Nullable Object> values() {
            List<FieldError> errors = new ArrayList<>();
            Map<String, @Nullable Object> values = PlainValues.of(parameters, "/parameters", errors);
            JobRequests.refuse(errors);
            return values;
        }
    }

    /** Saved settings. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "Template")
    record TemplateResponse(
            String name,
            String type,
            @Schema(type = "object") Map<String, @Nullable Object> parameters,
            @Schema(description = "Null for the default of the type.") @Nullable Priority priority,
            @Schema(description = "Null for the default of the type.") @Nullable Strategy strategy) {

        static TemplateResponse from(Template template) {
            return new TemplateResponse(
                    template.name(),
                    template.type().toString(),
                    template.parameters(),
                    template.priority(),
                    template.strategy());
        }
    }
}
