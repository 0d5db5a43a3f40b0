/** Main, the command line, settings and wiring: the only place that knows two adapters. */
@NullMarked
package dev.nightshift.bootstrap;

import org.jspecify.annotations.NullMarked;
