/** Outside services for tests, on the loopback address. */
@NullMarked
package dev.nightshift.adapters.httpclient;

import org.jspecify.annotations.NullMarked;
