package dev.nightshift.adapters.persistence.accounts;

import static dev.nightshift.domain.accounts.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.adapters.persistence.Database;
import dev.nightshift.adapters.persistence.MicronautDatabase;
import dev.nightshift.domain.accounts.Users;
import dev.nightshift.domain.accounts.UsersContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresUsersIT extends UsersContract {

    private final MicronautDatabase micronaut = MicronautDatabase.fresh();
    private final Users users = micronaut.get(PostgresUsers.class);

    @AfterEach
    void stop() {
        micronaut.close();
    }

    @Override
    protected Users users() {
        return users;
    }

    @Test
    void are_written_in_the_transaction_of_other_statements() {
        Database database = micronaut.get(Database.class);
        assertThatThrownBy(() -> database.inOne(() -> {
                    users.add(aUser().build());
                    assertThat(database.<Long>with(handle -> handle.createQuery("SELECT count(*) FROM users")
                                    .mapTo(Long.class)
                                    .one()))
                            .isOne();
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(users.isEmpty()).isTrue();
    }
}
