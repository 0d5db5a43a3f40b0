/** How files of data are read. */
@NullMarked
package dev.nightshift.bootstrap.dump;

import org.jspecify.annotations.NullMarked;
