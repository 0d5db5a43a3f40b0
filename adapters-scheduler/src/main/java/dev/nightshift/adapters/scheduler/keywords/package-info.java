/** The jobs of the context of the same name. */
@NullMarked
package dev.nightshift.adapters.scheduler.keywords;

import org.jspecify.annotations.NullMarked;
