/** What can be done in the context of the same name in the domain, and the kinds of batch work on it. */
@NullMarked
package dev.nightshift.application.sentiment;

import org.jspecify.annotations.NullMarked;
