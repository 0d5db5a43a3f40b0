/** Who may ask the service for what, for every route that it has. */
@NullMarked
package dev.nightshift.bootstrap.access;

import org.jspecify.annotations.NullMarked;
