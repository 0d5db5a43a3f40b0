package dev.nightshift.adapters.web.metrics;

/** Meters whose values are read together; every bean of this type is asked before each answer. */
public interface ReadMeters {

    /** Reads the values; what cannot be read is made unknown, not thrown. */
    void read();
}
