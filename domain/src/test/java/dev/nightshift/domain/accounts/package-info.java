/** Fixtures, fakes and contracts of the context. */
@NullMarked
package dev.nightshift.domain.accounts;

import org.jspecify.annotations.NullMarked;
