/** Reads dumps of other issue trackers from files. */
@NullMarked
package dev.nightshift.bootstrap.dump;

import org.jspecify.annotations.NullMarked;
