/**
 * When a failed call is made again, and when it is not; and what protects the one that is called.
 *
 * Values and state machines without a clock and without chance of their own: what has happened goes in, a decision or the
 * next state comes out. Moments are nanoseconds of any one monotonic clock, such as {@link java.lang.System#nanoTime()};
 * only their differences mean something, and those must stay below 292 years. What is named Shared may be used by any
 * number of threads, all else is immutable. No argument may be null, else {@link java.lang.NullPointerException}. Uses
 * nothing but java.base.
 */
@NullMarked
package dev.nightshift.domain.retry;

import org.jspecify.annotations.NullMarked;
