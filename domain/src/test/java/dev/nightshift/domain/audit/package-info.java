/** Fixtures, fakes and contracts of the context. */
@NullMarked
package dev.nightshift.domain.audit;

import org.jspecify.annotations.NullMarked;
