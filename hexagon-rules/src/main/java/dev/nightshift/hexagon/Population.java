package dev.nightshift.hexagon;

/** How many classes a part of the hexagon has. */
record Population(String name, long size) {

    @Override
    public String toString() {
        return name;
    }
}
