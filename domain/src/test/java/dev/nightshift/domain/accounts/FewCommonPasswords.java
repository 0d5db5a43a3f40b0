package dev.nightshift.domain.accounts;

import java.util.Locale;
import java.util.Set;

/** Common passwords that a test names, in lower case. */
public record FewCommonPasswords(Set<String> passwords) implements CommonPasswords {

    @Override
    public boolean contains(Password password) {
        return passwords.contains(password.value().toLowerCase(Locale.ROOT));
    }
}
