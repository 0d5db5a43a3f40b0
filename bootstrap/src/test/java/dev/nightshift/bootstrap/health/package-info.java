/** What is said of the parts that health asks. */
@NullMarked
package dev.nightshift.bootstrap.health;

import org.jspecify.annotations.NullMarked;
