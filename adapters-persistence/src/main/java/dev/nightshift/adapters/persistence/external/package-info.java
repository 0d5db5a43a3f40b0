/** What an outside service said last. */
@NullMarked
package dev.nightshift.adapters.persistence.external;

import org.jspecify.annotations.NullMarked;
