/**
 * Who did what to whom: an append-only log of what administrators and guards did.
 *
 * Knows all others only as texts.
 */
@NullMarked
package dev.nightshift.domain.audit;

import org.jspecify.annotations.NullMarked;
