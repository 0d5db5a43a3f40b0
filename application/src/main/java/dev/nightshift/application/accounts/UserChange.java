package dev.nightshift.application.accounts;

import dev.nightshift.domain.accounts.Password;
import dev.nightshift.domain.accounts.PasswordHash;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator wants to be different about a user; null leaves a part as it is. */
public record UserChange(@Nullable Role role, @Nullable Boolean enabled, @Nullable Password password) {

    /** Whether an administrator would no longer be one after it. */
    boolean takesAdministrationAway() {
        return (role != null && role != Role.ADMIN) || Boolean.FALSE.equals(enabled);
    }

    /** The user as it is after the change. */
    User appliedTo(User user, @Nullable PasswordHash hash, Instant now) {
        User changed = role == null ? user : user.withRole(role, now);
        changed = enabled == null ? changed : changed.enabled(enabled, now);
        return hash == null ? changed : changed.withPassword(hash, now);
    }

    /** Whether logins made before must end. */
    boolean endsLogins() {
        return password != null || Boolean.FALSE.equals(enabled);
    }

    /** The change in words that hold no secret. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (role != null) {
            words.add("role " + role);
        }
        if (enabled != null) {
            words.add(enabled ? "enabled" : "disabled");
        }
        if (password != null) {
            words.add("new password");
        }
        return String.join(", ", words);
    }
}
