/** PostgreSQL behind the driven ports: what all contexts share of it. A context's adapters are in its package. */
@NullMarked
package dev.nightshift.adapters.persistence;

import org.jspecify.annotations.NullMarked;
