package dev.nightshift.embeddedpostgres;

/** What the supervision of a running PostgreSQL tells its listeners. */
public enum Availability {
    /** PostgreSQL ended without being asked to; it is being restarted on the same port. */
    LOST,
    /** PostgreSQL answers again on the same port. */
    RESTORED,
    /** A restart failed; the next one follows later. */
    STILL_DOWN
}
