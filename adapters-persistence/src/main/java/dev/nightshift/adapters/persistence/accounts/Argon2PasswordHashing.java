package dev.nightshift.adapters.persistence.accounts;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.nightshift.domain.accounts.HashingIsBusy;
import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Argon2id with 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet); few at once, since each takes its memory. */
public final class Argon2PasswordHashing implements PasswordHashing {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final RandomGenerator secrets;
    private final byte[] salt;

    /** @param secrets a source that nobody can foretell */
    public Argon2PasswordHashing(RandomGenerator secrets) {
        this.secrets = secrets;
        this.salt = newSalt();
    }

    @Override
    public PasswordHash hash(Password password) {
        return inTurn(
                () -> new PasswordHash(ARGON2.hash(bytesOf(password), newSalt()).getResult()));
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        return inTurn(() -> Argon2Function.getInstanceFromHash(hash.value()).check(password.value(), hash.value()));
    }

    @Override
    public void matchNobody(Password password) {
        inTurn(() -> ARGON2.hash(bytesOf(password), salt));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new HashingIsBusy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new HashingIsBusy();
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }

    private byte[] newSalt() {
        byte[] bytes = new byte[SALT_BYTES];
        secrets.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytesOf(Password password) {
        return password.value().getBytes(StandardCharsets.UTF_8);
    }
}
