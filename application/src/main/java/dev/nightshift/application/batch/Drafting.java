package dev.nightshift.application.batch;

import dev.nightshift.domain.NearestName;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Priority;
import dev.nightshift.domain.batch.Requester;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a job of a request, its template and its type, as yet without what it depends on. */
final class Drafting {

    private final Templates templates;
    private final JobTypes types;
    private final JobIds ids;
    private final FairUse fairUse;

    Drafting(Templates templates, JobTypes types, JobIds ids, FairUse fairUse) {
        this.templates = templates;
        this.types = types;
        this.ids = ids;
        this.fairUse = fairUse;
    }

    /** @return null when the request breaks a rule, which {@code refusals} holds then, as it does what is not allowed */
    @Nullable
    NewJob draft(int index, JobRequest request, Requester by, Refusals refusals) {
        Optional<Template> template = Optional.empty();
        if (request.template() != null) {
            template = templates.find(request.template());
            if (template.isEmpty()) {
                refusals.add(
                        index, "/template", "names a template that is not there: '%s'".formatted(request.template()));
                return null;
            }
        }
        Optional<JobType<?, ?, ?>> type = type(index, request, template, refusals);
        if (type.isEmpty()) {
            return null;
        }
        Denial.of(type.get(), by).ifPresent(refusals::deny);
        return draft(index, request, template, type.get(), by, refusals);
    }

    private Optional<JobType<?, ?, ?>> type(
            int index, JobRequest request, Optional<Template> template, Refusals refusals) {
        String text = request.type() != null
                ? request.type()
                : template.map(found -> found.type().toString()).orElse(null);
        if (text == null) {
            refusals.add(index, "/type", "must be given, here or by a template");
            return Optional.empty();
        }
        Optional<JobType<?, ?, ?>> type = types.named(text).filter(JobType::isOpen);
        if (type.isEmpty()) {
            refusals.add(
                    index,
                    "/type",
                    "is not known: '%s'%s known are %s"
                            .formatted(Refusals.shortened(text), meant(text), types.openNames()));
        }
        return type;
    }

    private String meant(String text) {
        return NearestName.of(
                        text, types.openNames().stream().map(TypeName::toString).toList())
                .map("; did you mean %s?"::formatted)
                .orElse(";");
    }

    private @Nullable NewJob draft(
            int index,
            JobRequest request,
            Optional<Template> template,
            JobType<?, ?, ?> type,
            Requester by,
            Refusals refusals) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        template.ifPresent(found -> parameters.putAll(found.parameters()));
        parameters.putAll(request.parameters());
        Strategy strategy = firstOf(
                request.strategy(),
                template.map(Template::strategy).orElse(null),
                type.policy().strategy());
        Priority priority = firstOf(
                request.priority(),
                template.map(Template::priority).orElse(null),
                type.policy().priority());
        fairUse.denialOf(priority, by).ifPresent(refusals::deny);
        CheckedJob checked = CheckedJob.of(type, parameters, strategy);
        checked.violations().forEach(violation -> refusals.add(index, violation));
        if (checked.settings().isEmpty()) {
            return null;
        }
        RunSettings settings = checked.settings().get();
        return new NewJob(
                ids.next(),
                type.name(),
                priority,
                strategy,
                by.name(),
                parameters,
                settings.maxDuration(),
                request.start(),
                request.notBefore(),
                Set.of(),
                null);
    }

    private static <T> T firstOf(@Nullable T first, @Nullable T second, T last) {
        return first != null ? first : second != null ? second : last;
    }
}
