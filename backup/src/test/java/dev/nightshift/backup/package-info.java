/** Backup and restore, tried on a real PostgreSQL. */
@NullMarked
package dev.nightshift.backup;

import org.jspecify.annotations.NullMarked;
