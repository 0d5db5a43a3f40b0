/** The audit log in PostgreSQL. */
@NullMarked
package dev.nightshift.adapters.persistence.audit;

import org.jspecify.annotations.NullMarked;
