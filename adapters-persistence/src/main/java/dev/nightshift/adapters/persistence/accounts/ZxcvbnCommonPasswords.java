package dev.nightshift.adapters.persistence.accounts;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.nightshift.domain.accounts.CommonPasswords;
import dev.nightshift.domain.accounts.Password;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;

/** The 30,000 most common passwords, as the library zxcvbn lists them; the short ones among them are none that may be chosen. */
public final class ZxcvbnCommonPasswords implements CommonPasswords {

    private final Set<String> passwords = listed();

    @Override
    public boolean contains(Password password) {
        return passwords.contains(password.value().toLowerCase(Locale.ROOT));
    }

    private static Set<String> listed() {
        try {
            return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .filter(text -> Password.parse(text).isPresent())
                    .collect(toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException("the list of common passwords cannot be read", missing);
        }
    }
}
