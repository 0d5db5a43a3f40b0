/**
 * Users, their roles and passwords, and the tokens they work with.
 *
 * Other contexts know people by their name only; this context knows none of them.
 */
@NullMarked
package dev.nightshift.domain.accounts;

import org.jspecify.annotations.NullMarked;
