/** What this process does, in numbers for Prometheus; each context adds its own meters. */
@NullMarked
package dev.nightshift.adapters.web.metrics;

import org.jspecify.annotations.NullMarked;
