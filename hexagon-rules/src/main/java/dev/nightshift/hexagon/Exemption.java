package dev.nightshift.hexagon;

import java.util.regex.Pattern;

/**
 * A class or a package that a rule lets be, with the reason.
 *
 * @param rule the name of the rule
 * @param subject the fully qualified name; findings about what is nested in the class, or is in the package, are dropped
 *     with it
 */
public record Exemption(String rule, String subject, String reason) {

    /** @throws IllegalArgumentException if the reason is blank */
    public Exemption {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an exemption needs a reason: %s from %s".formatted(subject, rule));
        }
    }

    /** Findings begin with the culprit, or with its kind and the culprit in angle brackets. */
    boolean covers(String finding) {
        return Pattern.compile("^(\\w+ )?<?" + Pattern.quote(subject) + "(?!\\w)")
                .matcher(finding)
                .find();
    }
}
