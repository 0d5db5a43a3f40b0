package dev.nightshift.adapters.web.health;

/** Tells how one part of the service is; every bean of this type is asked. */
public interface ReadinessCheck {

    /** What the part is called in the answer, such as {@code database}. */
    String name();

    /** How the part is now; a check that throws counts as down. */
    Readiness check();
}
