/** What runs by the clock: each context's jobs are in its package. */
@NullMarked
package dev.nightshift.adapters.scheduler;

import org.jspecify.annotations.NullMarked;
