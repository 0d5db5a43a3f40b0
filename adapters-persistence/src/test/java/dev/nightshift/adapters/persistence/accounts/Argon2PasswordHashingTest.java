package dev.nightshift.adapters.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import dev.nightshift.domain.accounts.PasswordHashingContract;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Argon2PasswordHashingTest extends PasswordHashingContract {

    private final PasswordHashing hashing = new Argon2PasswordHashing(new SecureRandom());

    @Override
    protected PasswordHashing hashing() {
        return hashing;
    }

    @Test
    void salts_every_hash_and_says_its_parameters() {
        Password password = new Password("correct horse");
        PasswordHash hash = hashing.hash(password);
        assertThat(hash.value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.hash(password)).isNotEqualTo(hash);
    }
}
