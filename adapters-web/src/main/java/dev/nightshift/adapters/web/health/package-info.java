/** Whether the service can do its work. */
@NullMarked
package dev.nightshift.adapters.web.health;

import org.jspecify.annotations.NullMarked;
