package dev.nightshift.adapters.web.security;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.nightshift.domain.accounts.AccessClaims;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.UserId;
import io.micronaut.security.token.Claims;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How {@link AccessClaims} are written in a token: {@code sub}, {@code sid} and {@code ver}. */
final class TokenClaims {

    private static final String SESSION = "sid";
    private static final String SECURITY_VERSION = "ver";
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private TokenClaims() {}

    static JWTClaimsSet.Builder write(AccessClaims claims, JWTClaimsSet.Builder to) {
        return to.subject(Long.toString(claims.user().value()))
                .claim(SESSION, claims.session().value().toString())
                .claim(SECURITY_VERSION, claims.securityVersion());
    }

    /** What the values by their names state; empty when one is missing or is none. */
    static Optional<AccessClaims> read(Function<String, @Nullable Object> values) {
        return values.apply(Claims.SUBJECT) instanceof String user
                        && ID.matcher(user).matches()
                        && values.apply(SESSION) instanceof String session
                        && UUID_TEXT.matcher(session).matches()
                        && (values.apply(SECURITY_VERSION) instanceof Long version && version >= 1)
                ? Optional.of(new AccessClaims(
                        new UserId(Long.parseLong(user)), new SessionId(UUID.fromString(session)), version))
                : Optional.empty();
    }
}
