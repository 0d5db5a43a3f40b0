/** Nightshift's own architecture as data, and the gate that holds all production code to it. */
@NullMarked
package dev.nightshift.bootstrap.architecture;

import org.jspecify.annotations.NullMarked;
