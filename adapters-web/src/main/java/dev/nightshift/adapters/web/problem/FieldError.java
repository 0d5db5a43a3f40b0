package dev.nightshift.adapters.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one value of a request.
 *
 * @param pointer where in the body, as a JSON pointer (RFC 6901); null for a parameter
 * @param parameter the name of the query, path or header parameter; null for a value of the body
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(@Nullable String pointer, @Nullable String parameter, String message) {

    public static FieldError at(String pointer, String message) {
        return new FieldError(pointer, null, message);
    }

    public static FieldError of(String parameter, String message) {
        return new FieldError(null, parameter, message);
    }
}
