/**
 * Sample posts of an external service, which may be slow, wrong or away at any time.
 *
 * It uses retry, and java.base.
 */
@NullMarked
package dev.nightshift.domain.external;

import org.jspecify.annotations.NullMarked;
