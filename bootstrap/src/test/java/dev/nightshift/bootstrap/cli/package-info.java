/** How commands talk. */
@NullMarked
package dev.nightshift.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
