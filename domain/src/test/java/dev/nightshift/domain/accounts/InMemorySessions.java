package dev.nightshift.domain.accounts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions in memory: those of refresh tokens, of users. */
public final class InMemorySessions implements Sessions {

    private final InMemoryUsers users;
    private final InMemoryRefreshTokens tokens;

    public InMemorySessions(InMemoryUsers users, InMemoryRefreshTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @Override
    public List<OpenSession> find(Set<SessionId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    private Optional<OpenSession> find(SessionId id) {
        return tokens.userOf(id)
                .flatMap(users::find)
                .filter(User::isEnabled)
                .map(user -> new OpenSession(id, user.id(), user.username(), user.role(), user.securityVersion()));
    }
}
