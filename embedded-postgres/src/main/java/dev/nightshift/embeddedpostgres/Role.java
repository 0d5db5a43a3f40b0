package dev.nightshift.embeddedpostgres;

/** What a program is to the data directory it opens. */
public enum Role {
    /** The one server of the directory; a second is refused. */
    SERVE,
    /** A command or a worker; any number at a time. */
    GUEST
}
