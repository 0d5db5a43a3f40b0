package dev.nightshift.bootstrap.health;

import dev.nightshift.adapters.persistence.DatabaseProbe;
import dev.nightshift.adapters.persistence.DatabaseProbe.PoolUse;
import dev.nightshift.adapters.web.health.Readiness;
import dev.nightshift.adapters.web.health.ReadinessCheck;
import dev.nightshift.application.Shortage;
import java.util.Optional;

/** Whether the database answers, takes writes, and has a connection left for requests. */
public final class DatabaseCheck implements ReadinessCheck {

    private final DatabaseProbe probe;

    public DatabaseCheck(DatabaseProbe probe) {
        this.probe = probe;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Readiness check() {
        return switch (probe.ask()) {
            case AWAY -> Readiness.down("It cannot be reached.");
            // Connections that are open may go on working: whoever cannot open one more knows nothing of the database.
            case NOT_ASKED -> Readiness.degraded("It cannot be asked. " + Shortage.NO_DESCRIPTORS.sentence());
            case READ_ONLY -> Readiness.degraded("It takes no writes.");
            case WRITABLE -> ofPool(probe.poolUse());
        };
    }

    private static Readiness ofPool(Optional<PoolUse> pool) {
        return pool.filter(use -> use.waiting() > 0 && use.inUse() >= use.most())
                .map(use -> Readiness.degraded("All %d connections are in use, and %d callers wait for one."
                        .formatted(use.most(), use.waiting())))
                .orElseGet(Readiness::up);
    }

    @Override
    public boolean decidesReadiness() {
        return true;
    }
}
