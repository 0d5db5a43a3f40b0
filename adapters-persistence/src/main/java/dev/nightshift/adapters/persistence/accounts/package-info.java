/** Users, tokens and login attempts in PostgreSQL, and the hash of passwords. */
@NullMarked
package dev.nightshift.adapters.persistence.accounts;

import org.jspecify.annotations.NullMarked;
