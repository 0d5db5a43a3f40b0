/**
 * Answers that are kept for a day, so that a request sent twice has its effect once.
 *
 * This context knows requests and answers only as texts, and no other context.
 */
@NullMarked
package dev.nightshift.domain.idempotency;

import org.jspecify.annotations.NullMarked;
