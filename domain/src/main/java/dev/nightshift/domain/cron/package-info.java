/**
 * When something recurs, written as a cron expression, and at which instants it does so in a time zone whose clock is changed.
 *
 * Values without a clock of their own: the instant goes in, the next one comes out. Immutable, and to be used by any number
 * of threads. No argument may be null, else {@link java.lang.NullPointerException}. Uses nothing but java.base.
 */
@NullMarked
package dev.nightshift.domain.cron;

import org.jspecify.annotations.NullMarked;
