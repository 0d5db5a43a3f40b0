/** The ports of the context of the same name, over HTTP. */
@NullMarked
package dev.nightshift.adapters.httpclient.keywords;

import org.jspecify.annotations.NullMarked;
