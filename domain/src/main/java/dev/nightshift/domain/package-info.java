/**
 * What every context speaks: a page of a list.
 */
@NullMarked
package dev.nightshift.domain;

import org.jspecify.annotations.NullMarked;
