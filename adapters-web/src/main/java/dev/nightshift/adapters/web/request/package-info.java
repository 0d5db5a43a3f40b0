/** What a controller may ask of a request: who calls, and which page of a list. */
@NullMarked
package dev.nightshift.adapters.web.request;

import org.jspecify.annotations.NullMarked;
