/**
 * When a failed call is made again, and when it is not.
 *
 * Values without a clock and without chance of their own: the number of the attempt goes in, the wait comes out. Uses
 * nothing but java.base.
 */
@NullMarked
package dev.nightshift.domain.retry;

import org.jspecify.annotations.NullMarked;
