package dev.nightshift.adapters.web.docs;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the description of the API says of all addresses. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Nightshift",
                        version = "1",
                        description =
                                "Durable batch jobs, daily statistics, popularity, and what they work on. "
                                        + "Log in at /api/auth/login and send the access token as Authorization: Bearer. "
                                        + "Lists are pages {items, next}; failures are problem details (RFC 9457) with a "
                                        + "stable code. Every POST but login and refresh takes an Idempotency-Key. Any connection "
                                        + "may be answered 400, 408, 413, 414, 417 or 431 before it is known what is asked for.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
final class ApiDescription {

    private ApiDescription() {}
}
