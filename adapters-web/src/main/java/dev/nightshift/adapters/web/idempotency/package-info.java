/** Answers a POST once per {@code Idempotency-Key}: controllers say {@link Idempotent} and no more. */
@NullMarked
package dev.nightshift.adapters.web.idempotency;

import org.jspecify.annotations.NullMarked;
