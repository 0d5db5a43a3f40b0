/** How the database, the machine and the batch engine are, for {@code /api/health}. */
@NullMarked
package dev.nightshift.bootstrap.health;

import org.jspecify.annotations.NullMarked;
