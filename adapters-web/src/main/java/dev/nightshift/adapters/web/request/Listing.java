package dev.nightshift.adapters.web.request;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; null on the last page
 */
@Serdeable
public record Listing<T>(List<T> items, @Nullable String next) {}
