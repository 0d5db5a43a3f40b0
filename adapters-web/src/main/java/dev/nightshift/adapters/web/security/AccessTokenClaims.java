package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Callers;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.Username;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Believes only tokens that say all that {@link JwtAccessTokens} says, and whose time is not over. */
@Singleton
final class AccessTokenClaims<T> implements GenericJwtClaimsValidator<T> {

    private final InstantSource clock;

    AccessTokenClaims(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return JwtAccessTokens.ISSUER.equals(claims.get(Claims.ISSUER))
                && isForUs(claims.get(Claims.AUDIENCE))
                && isInTime(claims.get(Claims.EXPIRATION_TIME))
                && isId(claims.get(Claims.SUBJECT))
                && claims.get(Callers.USERNAME) instanceof String name
                && Username.parse(name).isPresent()
                && isRole(claims.get(Callers.ROLE));
    }

    private static boolean isForUs(@Nullable Object audience) {
        return audience instanceof List<?> several
                ? several.contains(JwtAccessTokens.AUDIENCE)
                : JwtAccessTokens.AUDIENCE.equals(audience);
    }

    private boolean isInTime(@Nullable Object end) {
        return end instanceof Date date && date.toInstant().isAfter(clock.instant());
    }

    private static boolean isId(@Nullable Object subject) {
        return subject instanceof String text && text.matches("[1-9][0-9]{0,17}");
    }

    private static boolean isRole(@Nullable Object role) {
        return Arrays.stream(Role.values()).anyMatch(known -> known.name().equals(role));
    }
}
