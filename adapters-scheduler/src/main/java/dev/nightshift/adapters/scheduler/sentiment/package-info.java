/** Runs the use cases of the context of the same name. */
@NullMarked
package dev.nightshift.adapters.scheduler.sentiment;

import org.jspecify.annotations.NullMarked;
