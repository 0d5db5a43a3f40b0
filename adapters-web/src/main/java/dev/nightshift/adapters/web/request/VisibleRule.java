package dev.nightshift.adapters.web.request;

import dev.nightshift.domain.VisibleText;
import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;

/** How {@link Visible} is checked. */
@Factory
final class VisibleRule {

    @Singleton
    ConstraintValidator<Visible, String> visible() {
        return (text, constraint, context) -> text == null || text.trim().isEmpty() || !VisibleText.isBlank(text);
    }
}
