/** Who may ask for what: access tokens, the rules of paths, and the headers that protect browsers. */
@NullMarked
package dev.nightshift.adapters.web.security;

import org.jspecify.annotations.NullMarked;
