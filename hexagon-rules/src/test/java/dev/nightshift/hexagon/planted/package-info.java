/** A small, clean hexagon, and for every rule a violation planted into it that the rule must find. */
@NullMarked
package dev.nightshift.hexagon.planted;

import org.jspecify.annotations.NullMarked;
