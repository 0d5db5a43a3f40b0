package dev.nightshift.bootstrap.health;

import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import dev.nightshift.embeddedpostgres.ServerState;

/** Whether the embedded PostgreSQL runs. */
public final class EmbeddedServerCheck implements ReadinessCheck {

    private final ServerState state;

    public EmbeddedServerCheck(ServerState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return "embedded-server";
    }

    @Override
    public Readiness check() {
        return switch (state.last()) {
            case LOST -> Readiness.down("It has ended unasked and is being restarted.");
            case STILL_DOWN -> Readiness.down("It could not be restarted and will be tried again; the log says why.");
            case RESTORED -> Readiness.up();
        };
    }

    @Override
    public boolean isInstant() {
        return true;
    }

    @Override
    public boolean decidesReadiness() {
        return true;
    }
}
