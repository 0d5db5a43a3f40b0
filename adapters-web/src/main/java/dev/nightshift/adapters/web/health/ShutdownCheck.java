package dev.nightshift.adapters.web.health;

import jakarta.inject.Singleton;

/** Tells load balancers to send requests elsewhere before the service stops. */
@Singleton
public final class ShutdownCheck implements ReadinessCheck {

    private volatile boolean begun;

    /** From now on the service is not ready. */
    public void begin() {
        begun = true;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Readiness check() {
        return begun ? Readiness.down("It is shutting down.") : Readiness.up();
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
