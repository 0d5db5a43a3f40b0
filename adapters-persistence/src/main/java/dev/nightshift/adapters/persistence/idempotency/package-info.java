/** Idempotency keys in PostgreSQL. */
@NullMarked
package dev.nightshift.adapters.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
