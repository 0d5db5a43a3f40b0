/** HTTP/1.1 between the socket and the controllers: which messages are taken as requests, and what every answer carries. */
@NullMarked
package dev.nightshift.adapters.web.protocol;

import org.jspecify.annotations.NullMarked;
