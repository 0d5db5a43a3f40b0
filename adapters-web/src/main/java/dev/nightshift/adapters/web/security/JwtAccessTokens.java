package dev.nightshift.adapters.web.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.AccessToken;
import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.User;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Access tokens as JSON Web Tokens. */
@Singleton
final class JwtAccessTokens implements AccessTokens {

    static final String ISSUER = "nightshift";
    static final String AUDIENCE = "nightshift-api";
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final SignatureGeneratorConfiguration signature;
    private final InstantSource clock;

    JwtAccessTokens(SignatureGeneratorConfiguration signature, InstantSource clock) {
        this.signature = signature;
        this.clock = clock;
    }

    @Override
    public AccessToken issue(User user, SessionId session) {
        Instant now = clock.instant();
        AccessClaims stated = new AccessClaims(user.id(), session, user.securityVersion());
        JWTClaimsSet claims = TokenClaims.write(stated, new JWTClaimsSet.Builder())
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            return new AccessToken(signature.sign(claims).serialize(), LIFETIME);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("the secret is long enough for HMAC with SHA-256", impossible);
        }
    }
}
