/**
 * The PostgreSQL that comes with the program: unpacked, made, started, shared, watched and stopped in the data directory.
 *
 * <p>Programs agree through file locks: {@code serve} is held by the one server, {@code users} is shared by everyone who
 * uses the database, {@code transition} is held for the short time of a start or a stop. What runs is read from
 * PostgreSQL's own {@code postmaster.pid}, never from memory, so that a killed program leaves nothing to clean up.
 */
@NullMarked
package dev.nightshift.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
