/**
 * Users, nodes and workers that meet: the real use cases on threads of which one goes on at a time, in an order that a seed
 * picks. Uses the fakes of the domain.
 */
@NullMarked
package dev.nightshift.application.batch.simulation;

import org.jspecify.annotations.NullMarked;
