/** REST, security, problem details and the console: what all contexts share. A context's controllers are in its package. */
@NullMarked
package dev.nightshift.adapters.web;

import org.jspecify.annotations.NullMarked;
