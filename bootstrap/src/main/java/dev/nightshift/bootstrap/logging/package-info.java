/** How the lines of the server's log look. */
@NullMarked
package dev.nightshift.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
