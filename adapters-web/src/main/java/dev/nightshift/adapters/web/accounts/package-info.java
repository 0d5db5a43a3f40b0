/** Login and the administration of users. */
@NullMarked
package dev.nightshift.adapters.web.accounts;

import org.jspecify.annotations.NullMarked;
