/** The API's description and a page to read it. */
@NullMarked
package dev.nightshift.adapters.web.docs;

import org.jspecify.annotations.NullMarked;
