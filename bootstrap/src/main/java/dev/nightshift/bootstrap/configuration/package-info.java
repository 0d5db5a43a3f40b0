/**
 * The settings of the program, and the session that they begin: a database, embedded or external, and the beans on it.
 *
 * <p>Uses the wiring by the framework alone, and knows no command. Begin with {@link
 * dev.nightshift.bootstrap.configuration.Settings} and {@link dev.nightshift.bootstrap.configuration.Session}.
 */
@NullMarked
package dev.nightshift.bootstrap.configuration;

import org.jspecify.annotations.NullMarked;
