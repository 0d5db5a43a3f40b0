/** The ports of the context of the same name, on PostgreSQL. */
@NullMarked
package dev.nightshift.adapters.persistence.sentiment;

import org.jspecify.annotations.NullMarked;
