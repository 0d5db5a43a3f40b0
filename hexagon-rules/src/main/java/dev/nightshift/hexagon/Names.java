package dev.nightshift.hexagon;

import java.util.Set;

/**
 * Names that say nothing.
 *
 * @param classSuffixes how no class name may end
 * @param packages what no segment of a package name may be
 * @param fakePrefix how the in-memory fake of a port is named
 * @param contractSuffix what is added to a port's name for the tests that all its implementations pass
 */
public record Names(Set<String> classSuffixes, Set<String> packages, String fakePrefix, String contractSuffix) {

    /** The usual suspects. */
    public static final Names STANDARD = new Names(
            Set.of("Impl", "Port", "Manager", "Helper", "Helpers", "Util", "Utils"),
            Set.of("dto", "dtos", "exception", "exceptions", "util", "utils", "impl"),
            "InMemory",
            "Contract");

    public Names {
        classSuffixes = Set.copyOf(classSuffixes);
        packages = Set.copyOf(packages);
    }
}
