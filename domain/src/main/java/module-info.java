/** Nightshift's core: values, aggregates, domain services and driven ports, on nothing but java.base. */
module dev.nightshift.domain {
    requires static org.jspecify;
}
