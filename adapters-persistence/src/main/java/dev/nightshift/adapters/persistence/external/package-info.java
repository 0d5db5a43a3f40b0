/** What an external service said last. */
@NullMarked
package dev.nightshift.adapters.persistence.external;

import org.jspecify.annotations.NullMarked;
