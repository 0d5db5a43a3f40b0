package dev.nightshift.domain.accounts;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords may be chosen (NIST SP 800-63B, 5.1.1.2): no common one, and none that is little more than the name of its
 * user or of the service.
 */
public final class PasswordPolicy {

    private static final String SERVICE = "nightshift";
    private static final int LONG_NAME = 3;

    private final CommonPasswords common;

    public PasswordPolicy(CommonPasswords common) {
        this.common = requireNonNull(common, "common");
    }

    /** What is wrong with the password, as the rest of a sentence about it; empty when the user may choose it. */
    public Optional<String> refusal(Username user, Password password) {
        if (common.contains(password)) {
            return Optional.of("is one of the most common passwords");
        }
        return isLittleMoreThanAName(user, password)
                ? Optional.of(
                        "must have %d bytes besides the name of the user or the service".formatted(Password.MIN_BYTES))
                : Optional.empty();
    }

    private static boolean isLittleMoreThanAName(Username user, Password password) {
        String text = password.value().toLowerCase(Locale.ROOT);
        return List.of(user.folded(), SERVICE).stream()
                .filter(name -> name.length() >= LONG_NAME && text.contains(name))
                .map(name -> text.replace(name, ""))
                .anyMatch(rest -> rest.getBytes(StandardCharsets.UTF_8).length < Password.MIN_BYTES);
    }
}
