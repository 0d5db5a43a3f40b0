/** The use cases, one class each with one public method, and {@link Transactions}, their only technical port. */
@NullMarked
package dev.nightshift.application;

import org.jspecify.annotations.NullMarked;
