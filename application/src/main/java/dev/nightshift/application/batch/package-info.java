/** What can be done in the context of the same name in the domain. */
@NullMarked
package dev.nightshift.application.batch;

import org.jspecify.annotations.NullMarked;
