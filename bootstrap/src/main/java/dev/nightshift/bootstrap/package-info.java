/**
 * The program: {@link dev.nightshift.bootstrap.Nightshift} hands its arguments to the commands of {@code cli}, these open a session
 * of {@code configuration}, and {@code wiring} makes the beans. The only place that knows two adapters.
 */
@NullMarked
package dev.nightshift.bootstrap;

import org.jspecify.annotations.NullMarked;
