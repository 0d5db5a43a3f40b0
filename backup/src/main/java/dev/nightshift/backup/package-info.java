/**
 * Backup and restore: all data of a schema in one file, for another machine, an external server or another PostgreSQL.
 *
 * <p>Tables, columns, partitions and sequences are found in the catalogue, so that a new table needs no change here. The
 * text form of COPY is kept, which every major version of PostgreSQL reads.
 */
@NullMarked
package dev.nightshift.backup;

import org.jspecify.annotations.NullMarked;
