/** Calls to external services: every one has a time limit, a size limit and follows no redirect. */
@NullMarked
package dev.nightshift.adapters.httpclient;

import org.jspecify.annotations.NullMarked;
