package dev.nightshift.backup;

import java.util.Set;

/** Brings the schema of the target to a version. */
public interface SchemaMigration {

    /** The newest schema version this program knows, such as {@code 12} or {@code 3.1}. */
    String newest();

    /** Brings the schema from what it is, or from nothing, up to the version. */
    void to(String version);

    /** Tables that migrations fill: their rows do not count as data, and are replaced. */
    default Set<String> seeded() {
        return Set.of();
    }
}
