/** Runs what is due by a cron expression; the rule of the expressions is the domain's. */
@NullMarked
package dev.nightshift.adapters.scheduler.cron;

import org.jspecify.annotations.NullMarked;
