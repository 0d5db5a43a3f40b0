/** Makes the beans: a factory a context, and one for what they share. */
@NullMarked
package dev.nightshift.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
