/** The audit log for administrators. */
@NullMarked
package dev.nightshift.adapters.web.audit;

import org.jspecify.annotations.NullMarked;
