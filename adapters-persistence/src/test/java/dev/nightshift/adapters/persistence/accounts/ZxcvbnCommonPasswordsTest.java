package dev.nightshift.adapters.persistence.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.nightshift.domain.accounts.CommonPasswords;
import dev.nightshift.domain.accounts.Password;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZxcvbnCommonPasswordsTest {

    private final CommonPasswords common = new ZxcvbnCommonPasswords();

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "12345678", "PASSWORD1", "iloveyou", "sunshine", "trustno1", "football", "qwertyuiop"
            })
    void a_password_that_everybody_tries_first_is_common(String text) {
        assertThat(common.contains(new Password(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "battery staple", "password that is long", "päßwörter"})
    void another_password_is_not_common(String text) {
        assertThat(common.contains(new Password(text))).isFalse();
    }

    @Test
    void more_than_ten_thousand_are_common_that_could_be_chosen_without_the_list() throws IOException {
        List<Password> listed = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                .flatMap(text -> Password.parse(text).stream())
                .toList();
        assertThat(listed).hasSizeGreaterThan(10_000).allMatch(common::contains);
    }
}
