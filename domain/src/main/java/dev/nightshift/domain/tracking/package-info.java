/**
 * Issues, their comments, views and status history.
 *
 * Everything else that counts or ranks issues learns of changes through {@link IssueEvent}; this context
 * knows none of them.
 */
@NullMarked
package dev.nightshift.domain.tracking;

import org.jspecify.annotations.NullMarked;
