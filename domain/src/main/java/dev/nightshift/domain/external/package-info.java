/**
 * Sample posts of an outside service, which may be slow, wrong or away at any time.
 *
 * This context knows no other.
 */
@NullMarked
package dev.nightshift.domain.external;

import org.jspecify.annotations.NullMarked;
