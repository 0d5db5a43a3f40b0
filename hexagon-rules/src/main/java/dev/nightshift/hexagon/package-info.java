/**
 * Rules that keep a hexagon true, for any code base whose rings and contexts are packages.
 *
 * A team describes its {@link dev.nightshift.hexagon.Hexagon} as data and runs a
 * {@link dev.nightshift.hexagon.HexagonCheck} over its classes. Uses ArchUnit and nothing of
 * Nightshift.
 */
@NullMarked
package dev.nightshift.hexagon;

import org.jspecify.annotations.NullMarked;
