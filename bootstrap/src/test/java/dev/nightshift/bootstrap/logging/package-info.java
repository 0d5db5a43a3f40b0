/** What texts of anybody can do to a log. */
@NullMarked
package dev.nightshift.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
