/**
 * How the parts of the program are that work by themselves, again and again: loops, scheduled tasks, roll-ups.
 *
 * <p>Serves all contexts and knows none. Those that run the parts report here; those that answer for health read here.
 */
@NullMarked
package dev.nightshift.application.health;

import org.jspecify.annotations.NullMarked;
