package dev.nightshift.hexagon;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule with a name.
 *
 * @param name a fact in snake case
 * @param scope which classes it looks at
 */
public record HexagonRule(String name, Scope scope, ArchRule rule) {

    /** What is shipped, or that together with the fakes and contracts for testing it. */
    public enum Scope {
        PRODUCTION,
        PRODUCTION_AND_TEST_KIT
    }

    static HexagonRule of(String name, ArchRule rule) {
        return new HexagonRule(name, Scope.PRODUCTION, rule);
    }

    static HexagonRule ofTestKit(String name, ArchRule rule) {
        return new HexagonRule(name, Scope.PRODUCTION_AND_TEST_KIT, rule);
    }

    /** The rule as a sentence with its reason. */
    public String sentence() {
        return rule.getDescription();
    }

    @Override
    public String toString() {
        return name;
    }
}
