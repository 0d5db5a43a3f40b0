package dev.nightshift.domain.batch;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The parameters of a job break rules of its type. */
public final class InvalidParameters extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidParameters(List<Violation> violations) {
        super(violations.stream()
                .map(violation -> violation.pointer() + " " + violation.message())
                .collect(joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidParameters(String pointer, String message) {
        this(List.of(new Violation(pointer, message)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
