/** Waiting between attempts. */
@NullMarked
package dev.nightshift.adapters.scheduler.retry;

import org.jspecify.annotations.NullMarked;
