/** The program as its users have it: the built jar as a process of its own, on real data where that is there. */
@NullMarked
package dev.nightshift.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
