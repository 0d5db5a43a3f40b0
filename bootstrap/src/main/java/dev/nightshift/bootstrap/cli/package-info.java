/** The commands of the command line: results go to stdout, all else to stderr. */
@NullMarked
package dev.nightshift.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
