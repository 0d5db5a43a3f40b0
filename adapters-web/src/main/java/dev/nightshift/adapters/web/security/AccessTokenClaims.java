package dev.nightshift.adapters.web.security;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import java.time.InstantSource;
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
                && TokenClaims.read(claims::get).isPresent();
    }

    private static boolean isForUs(@Nullable Object audience) {
        return audience instanceof List<?> several
                ? several.contains(JwtAccessTokens.AUDIENCE)
                : JwtAccessTokens.AUDIENCE.equals(audience);
    }

    private boolean isInTime(@Nullable Object end) {
        return end instanceof Date date && date.toInstant().isAfter(clock.instant());
    }
}
