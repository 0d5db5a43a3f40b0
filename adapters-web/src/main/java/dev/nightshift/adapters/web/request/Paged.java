package dev.nightshift.adapters.web.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters that a list takes by {@link Paging}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Operation(
        parameters = {
            @Parameter(
                    name = "limit",
                    in = ParameterIn.QUERY,
                    description = "how many items at most",
                    schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50")),
            @Parameter(
                    name = "cursor",
                    in = ParameterIn.QUERY,
                    description = "where to go on: next of the page before",
                    schema = @Schema(type = "string"))
        })
public @interface Paged {}
