/** Daily statistics and lead times over HTTP: as JSON, as CSV and as a chart. */
@NullMarked
package dev.nightshift.adapters.web.stats;

import org.jspecify.annotations.NullMarked;
