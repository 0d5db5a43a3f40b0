package dev.nightshift.domain.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {

    private static final Username ADA = new Username("Lovelace");

    private final PasswordPolicy policy = new PasswordPolicy(new FewCommonPasswords(Set.of("password1")));

    private Optional<String> refusal(String password) {
        return policy.refusal(ADA, new Password(password));
    }

    @Test
    void common_passwords_are_refused() {
        assertThat(refusal("PassWord1")).contains("is one of the most common passwords");
        assertThat(refusal("password12")).isEmpty();
    }

    @Test
    void a_password_that_is_little_more_than_the_name_of_the_user_or_the_service_is_refused() {
        String reason = "must have 8 bytes besides the name of the user or the service";
        assertThat(refusal("lovelace")).contains(reason);
        assertThat(refusal("1LOVElace1234!")).contains(reason);
        assertThat(refusal("lovelacelovelace")).contains(reason);
        assertThat(refusal("Nightshift2026")).contains(reason);
    }

    @Test
    void a_password_that_is_enough_without_the_name_is_not_refused() {
        assertThat(refusal("lovelace 1234567")).isEmpty();
        assertThat(policy.refusal(new Username("al"), new Password("alabaster")))
                .isEmpty();
    }
}
