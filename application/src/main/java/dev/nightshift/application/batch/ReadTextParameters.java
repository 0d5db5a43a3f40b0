package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.Parameter;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.TextParameters;
import dev.nightshift.domain.batch.TextParameters.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a job that are given as text, as the type of the job declares them. */
public final class ReadTextParameters {

    private final JobTypes types;
    private final Templates templates;

    public ReadTextParameters(JobTypes types, Templates templates) {
        this.types = types;
        this.templates = templates;
    }

    /**
     * The values as JSON would give them; of a type that is not known here all stay text.
     *
     * @param type null when the template says it
     * @param template null for none
     * @throws InvalidParameters if a name is given as a value and as an object
     */
    public Map<String, @Nullable Object> read(
            @Nullable String type, @Nullable String template, List<Assignment> assignments) {
        List<Parameter<?>> declared = new ArrayList<>(RunSettings.PARAMETERS.declared());
        typeOf(type, template).ifPresent(found -> declared.addAll(own(found)));
        return TextParameters.read(assignments, declared);
    }

    /** The names that every job takes are read as that, also where a type declares one of them once more. */
    private static List<Parameter<?>> own(JobType<?, ?, ?> type) {
        List<String> taken =
                RunSettings.PARAMETERS.declared().stream().map(Parameter::name).toList();
        return type.parameters().declared().stream()
                .filter(parameter -> !taken.contains(parameter.name()))
                .<Parameter<?>>map(parameter -> parameter)
                .toList();
    }

    private Optional<JobType<?, ?, ?>> typeOf(@Nullable String type, @Nullable String template) {
        if (type != null) {
            return types.named(type);
        }
        return Optional.ofNullable(template)
                .flatMap(templates::find)
                .flatMap(found -> types.named(found.type().toString()));
    }
}
