/**
 * A batch engine in small, on one thread and by a clock of its own, that does everything in an order that chance picks.
 *
 * The same seed gives the same order, so that what went wrong once can be seen again. Uses the ports of the batch engine,
 * of any store.
 */
@NullMarked
package dev.nightshift.domain.batch.simulation;

import org.jspecify.annotations.NullMarked;
