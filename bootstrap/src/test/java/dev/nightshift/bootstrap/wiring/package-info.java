/** What the wiring adds to what it wires. */
@NullMarked
package dev.nightshift.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
