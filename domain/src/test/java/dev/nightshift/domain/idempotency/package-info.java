/** Fixtures, fakes and contracts of the context. */
@NullMarked
package dev.nightshift.domain.idempotency;

import org.jspecify.annotations.NullMarked;
