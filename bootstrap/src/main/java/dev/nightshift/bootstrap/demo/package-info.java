/** Generated, realistic data for who wants to see the service at work. */
@NullMarked
package dev.nightshift.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
