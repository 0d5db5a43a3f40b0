package dev.nightshift.adapters.web.tracking;

import dev.nightshift.adapters.web.json.OptionalField;
import dev.nightshift.adapters.web.problem.FieldError;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.application.tracking.EditIssue.Assignment;
import dev.nightshift.application.tracking.EditIssue.Edit;
import dev.nightshift.domain.VisibleText;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.tracking.IssueText;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;

/** What to change of an issue, as a JSON merge patch (RFC 7396). */
@Introspected
@Schema(name = "IssuePatch", description = "A JSON merge patch: absent fields stay as they are.")
record IssuePatch(
        @Schema(implementation = String.class, minLength = 1, maxLength = IssueText.MAX_TITLE_LENGTH)
                OptionalField<String> title,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        maxLength = NewIssue.MAX_DESCRIPTION_LENGTH,
                        description = "Null empties it.")
                OptionalField<String> description,
        @Schema(implementation = String.class, nullable = true, description = "Null for nobody.")
                OptionalField<String> assignee) {

    /** @throws ProblemException 422 if a value breaks a rule */
    Edit edit() {
        List<FieldError> errors = new ArrayList<>();
        if (title.isPresent()) {
            checkTitle(errors);
        }
        String newDescription = description.isPresent() && description.value() == null ? "" : description.value();
        if (newDescription != null && newDescription.length() > NewIssue.MAX_DESCRIPTION_LENGTH) {
            errors.add(FieldError.at("/description", NewIssue.DESCRIPTION_RULE));
        }
        String newAssignee = assignee.value();
        if (newAssignee != null && Username.parse(newAssignee).isEmpty()) {
            errors.add(FieldError.at("/assignee", NewIssue.ASSIGNEE_RULE));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Edit(title.value(), newDescription, assignee.isPresent() ? new Assignment(newAssignee) : null);
    }

    private void checkTitle(List<FieldError> errors) {
        String newTitle = title.value();
        if (newTitle == null) {
            errors.add(FieldError.at("/title", "must not be null"));
        } else if (VisibleText.isBlank(newTitle) || newTitle.length() > IssueText.MAX_TITLE_LENGTH) {
            errors.add(FieldError.at("/title", NewIssue.TITLE_RULE));
        }
    }
}
