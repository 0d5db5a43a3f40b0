/** The embedded PostgreSQL, tried with real servers and real programs that are killed. */
@NullMarked
package dev.nightshift.embeddedpostgres;

import org.jspecify.annotations.NullMarked;
