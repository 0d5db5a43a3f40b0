/**
 * How many documents a search service finds for keywords, by where the documents come from.
 *
 * Knows the batch engine, which does the counting, and what a failed call says about the next one. Uses nothing but
 * java.base.
 */
@NullMarked
package dev.nightshift.domain.keywords;

import org.jspecify.annotations.NullMarked;
