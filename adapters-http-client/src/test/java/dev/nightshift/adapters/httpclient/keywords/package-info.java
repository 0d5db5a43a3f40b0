/** Tests of the package of the same name, against real servers on the loopback address. */
@NullMarked
package dev.nightshift.adapters.httpclient.keywords;

import org.jspecify.annotations.NullMarked;
