package dev.nightshift.adapters.web.security;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Singleton;

/** Signs and checks access tokens with HMAC and SHA-256. */
@Factory
final class TokenSignature {

    @Singleton
    SignatureGeneratorConfiguration signature(@Value("${nightshift.jwt-secret}") String secret) {
        SecretSignatureConfiguration configuration = new SecretSignatureConfiguration("nightshift");
        configuration.setSecret(new JwtSecret(secret).value());
        return new SecretSignature(configuration);
    }
}
