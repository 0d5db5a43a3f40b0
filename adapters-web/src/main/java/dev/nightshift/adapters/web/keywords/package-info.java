/** Counting of documents by REST: a batch job with answers of its own. */
@NullMarked
package dev.nightshift.adapters.web.keywords;

import org.jspecify.annotations.NullMarked;
