package dev.nightshift.adapters.web.request;

import jakarta.validation.Constraint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Of the text something must be seen; of an empty one {@code NotBlank} says so. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Visible {

    String message() default "must not be blank";
}
