/**
 * How rows of an older table layout become rows of today's: mappings as values, and checksums to compare both sides by.
 *
 * Rows are texts by the names of their columns, so that nothing is rounded. Uses nothing but java.base.
 */
@NullMarked
package dev.nightshift.domain.sentiment.migration;

import org.jspecify.annotations.NullMarked;
