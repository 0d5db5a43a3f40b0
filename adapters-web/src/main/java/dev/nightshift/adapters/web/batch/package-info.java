/**
 * Jobs by REST, and what happens to them as streams of events.
 *
 * Controllers ask the use cases of the batch engine; {@link dev.nightshift.adapters.web.batch.JobStreams} alone reads for
 * all who watch.
 */
@NullMarked
package dev.nightshift.adapters.web.batch;

import org.jspecify.annotations.NullMarked;
