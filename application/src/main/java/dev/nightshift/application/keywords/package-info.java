/** What can be done in the context of the same name in the domain, and its job type. */
@NullMarked
package dev.nightshift.application.keywords;

import org.jspecify.annotations.NullMarked;
