package dev.nightshift.adapters.web;

import dev.nightshift.domain.accounts.AccessTokens;
import dev.nightshift.domain.accounts.PlainPasswords;
import dev.nightshift.domain.accounts.RefreshToken;
import dev.nightshift.domain.accounts.RefreshTokens;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.accounts.SessionId;
import dev.nightshift.domain.accounts.TokenHash;
import dev.nightshift.domain.accounts.User;
import dev.nightshift.domain.accounts.UserBuilder;
import dev.nightshift.domain.accounts.Username;
import dev.nightshift.domain.accounts.Users;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The web adapter on a free port, with the domain's fakes behind it. */
public final class TestServer implements AutoCloseable {

    public static final String SECRET = "a secret of tests, which is long enough";

    private final EmbeddedServer server;

    private TestServer(EmbeddedServer server) {
        this.server = server;
    }

    public static TestServer start() {
        return start(Map.of());
    }

    public static TestServer start(Map<String, Object> settings) {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1, "nightshift.jwt-secret", SECRET))
                .properties(settings)
                .start();
        return new TestServer(context.getBean(EmbeddedServer.class).start());
    }

    public <T> T get(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public URI uri() {
        return server.getURI();
    }

    public Client anonymous() {
        return new Client(uri(), null);
    }

    /** A client of a user with this role, who is added when not there. */
    public Client as(Role role) {
        return as(user(role.name().toLowerCase(Locale.ROOT), role));
    }

    public Client as(User user) {
        return new Client(uri(), tokenOf(user));
    }

    /** An access token of the user, in a session of its own. */
    public String tokenOf(User user) {
        return tokenOf(user, session(user));
    }

    public String tokenOf(User user, SessionId session) {
        return get(AccessTokens.class).issue(user, session).value();
    }

    /** A new session of the user. */
    public SessionId session(User user) {
        SessionId session = new SessionId(UUID.randomUUID());
        TokenHash unused = new RefreshToken(session.toString()).hash();
        get(RefreshTokens.class).begin(user.id(), session, unused, Duration.ofDays(1000));
        return session;
    }

    /** The user of this name, added with the password "correct horse" when not there. */
    public User user(String name, Role role) {
        Users users = get(Users.class);
        return users.find(new Username(name)).orElseGet(() -> {
            User added = UserBuilder.aUser()
                    .withId(users.nextId())
                    .named(name)
                    .as(role)
                    .withHash(PlainPasswords.hashOf("correct horse"))
                    .build();
            users.add(added);
            return added;
        });
    }

    @Override
    public void close() {
        server.close();
        server.getApplicationContext().close();
    }
}
