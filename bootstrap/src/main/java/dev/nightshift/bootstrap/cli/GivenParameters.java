package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.domain.batch.TextParameters.Assignment;
import java.util.List;

/** Parameters of a job as they are written on a command line: {@code name=value}, with dots that lead into objects. */
final class GivenParameters {

    private GivenParameters() {}

    static List<Assignment> of(List<String> assignments) {
        return assignments.stream().map(GivenParameters::assignment).toList();
    }

    private static Assignment assignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new BadSetting("a parameter looks like chunkSize=500, was '%s'".formatted(text));
        }
        return new Assignment(text.substring(0, equals), text.substring(equals + 1));
    }
}
