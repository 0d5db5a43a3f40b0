package dev.nightshift.application.batch;

import dev.nightshift.application.Transactions;
import dev.nightshift.domain.audit.AuditEntry;
import dev.nightshift.domain.audit.AuditLog;
import dev.nightshift.domain.batch.BatchJobs;
import dev.nightshift.domain.batch.BatchJobs.UnknownJobs;
import dev.nightshift.domain.batch.InvalidParameters;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.JobIds;
import dev.nightshift.domain.batch.JobType;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.RunSettings;
import dev.nightshift.domain.batch.Strategy;
import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import dev.nightshift.domain.batch.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes jobs, one or thousands at once: all of them or none. */
public final class CreateJobs {

    private final Transactions transactions;
    private final BatchJobs jobs;
    private final Templates templates;
    private final JobTypes types;
    private final JobIds ids;
    private final AuditLog audit;
    private final InstantSource clock;

    public CreateJobs(
            Transactions transactions,
            BatchJobs jobs,
            Templates templates,
            JobTypes types,
            JobIds ids,
            AuditLog audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.templates = templates;
        this.types = types;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param owner whose jobs they are */
    public Outcome create(List<JobRequest> requests, String owner) {
        Drafts drafts = new Drafts();
        for (int i = 0; i < requests.size(); i++) {
            drafts.add(i, requests.get(i), owner);
        }
        List<NewJob> made = drafts.resolved(requests);
        if (!drafts.broken.isEmpty()) {
            return new Outcome.Refused(drafts.broken);
        }
        try {
            transactions.inOne(() -> keep(made, owner));
        } catch (UnknownJobs unknown) {
            return new Outcome.Refused(unknownParents(made, unknown));
        }
        return new Outcome.Created(made);
    }

    private void keep(List<NewJob> made, String owner) {
        jobs.add(made);
        if (!made.isEmpty()) {
            NewJob first = made.get(0);
            String detail = made.size() == 1
                    ? first.type().toString()
                    : "%s and %d more".formatted(first.type(), made.size() - 1);
            audit.append(new AuditEntry(owner, "batch.create", first.id().toString(), detail, clock.instant()));
        }
    }

    private static List<Broken> unknownParents(List<NewJob> made, UnknownJobs unknown) {
        List<Broken> broken = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            List<JobId> missing = made.get(i).dependsOn().stream()
                    .filter(unknown.ids()::contains)
                    .sorted()
                    .toList();
            if (!missing.isEmpty()) {
                broken.add(new Broken(i, new Violation("/dependsOn", "names jobs that are not there: " + missing)));
            }
        }
        return broken;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** In the order of the requests. */
        record Created(List<NewJob> jobs) implements Outcome {
            public Created {
                jobs = List.copyOf(jobs);
            }
        }

        /** Nothing was made. */
        record Refused(List<Broken> broken) implements Outcome {
            public Refused {
                broken = List.copyOf(broken);
            }
        }
    }

    /**
     * A rule that a request breaks.
     *
     * @param index of the request, from 0 on
     * @param violation with a pointer into the request
     */
    public record Broken(int index, Violation violation) {}

    /** The requests of one call on their way to become jobs. */
    private final class Drafts {

        private final List<Broken> broken = new ArrayList<>();
        private final List<@Nullable NewJob> drafts = new ArrayList<>();
        private final Map<String, Integer> refs = new HashMap<>();

        void add(int index, JobRequest request, String owner) {
            if (request.ref() != null && refs.putIfAbsent(request.ref(), index) != null) {
                refuse(index, "/ref", "is used twice: '%s'".formatted(request.ref()));
            }
            drafts.add(draft(index, request, owner));
        }

        private @Nullable NewJob draft(int index, JobRequest request, String owner) {
            Optional<Template> template = Optional.empty();
            if (request.template() != null) {
                template = templates.find(request.template());
                if (template.isEmpty()) {
                    return refuse(
                            index,
                            "/template",
                            "names a template that is not there: '%s'".formatted(request.template()));
                }
            }
            String typeText = request.type() != null
                    ? request.type()
                    : template.map(found -> found.type().toString()).orElse(null);
            if (typeText == null) {
                return refuse(index, "/type", "must be given, here or by a template");
            }
            Optional<JobType<?, ?, ?>> type = types.named(typeText).filter(JobType::isOpen);
            return type.isEmpty()
                    ? refuse(
                            index,
                            "/type",
                            "is not known: '%s'; known are %s".formatted(shortened(typeText), types.openNames()))
                    : draft(index, request, template, type.get(), owner);
        }

        private @Nullable NewJob draft(
                int index, JobRequest request, Optional<Template> template, JobType<?, ?, ?> type, String owner) {
            Map<String, @Nullable Object> parameters = new HashMap<>();
            template.ifPresent(found -> parameters.putAll(found.parameters()));
            parameters.putAll(request.parameters());
            Optional<RunSettings> settings = check(index, parameters, type);
            Strategy strategy = firstOf(
                    request.strategy(),
                    template.map(Template::strategy).orElse(null),
                    type.policy().strategy());
            if (strategy == Strategy.PARALLEL && !type.isSplittable()) {
                refuse(index, "/strategy", "must be CHUNKED or STREAM: jobs of this type cannot be split");
            }
            return settings.map(read -> new NewJob(
                            ids.next(),
                            type.name(),
                            firstOf(
                                    request.priority(),
                                    template.map(Template::priority).orElse(null),
                                    type.policy().priority()),
                            strategy,
                            owner,
                            parameters,
                            read.maxDuration(),
                            request.start(),
                            request.notBefore(),
                            Set.of(),
                            null))
                    .orElse(null);
        }

        private Optional<RunSettings> check(
                int index, Map<String, ? extends @Nullable Object> parameters, JobType<?, ?, ?> type) {
            Optional<RunSettings> settings = Optional.empty();
            try {
                settings = Optional.of(RunSettings.PARAMETERS.read(RunSettings.within(parameters)));
            } catch (InvalidParameters invalid) {
                refuse(index, invalid);
            }
            try {
                type.parameters().read(RunSettings.without(parameters));
            } catch (InvalidParameters invalid) {
                refuse(index, invalid);
                return Optional.empty();
            }
            return settings;
        }

        /** The jobs with their dependencies; whatever is wrong is in {@code broken} afterwards. */
        List<NewJob> resolved(List<JobRequest> requests) {
            List<NewJob> made = new ArrayList<>();
            List<List<Integer>> edges = new ArrayList<>();
            for (int i = 0; i < requests.size(); i++) {
                List<Integer> within = new ArrayList<>();
                List<JobId> parents = parents(i, requests.get(i), within);
                edges.add(within);
                NewJob draft = drafts.get(i);
                if (draft != null) {
                    made.add(dependent(draft, parents));
                }
            }
            Cycles.in(edges)
                    .ifPresent(cycle -> refuse(
                            cycle.get(0),
                            "/dependsOn",
                            "makes a circle: "
                                    + String.join(
                                            " → ",
                                            cycle.stream()
                                                    .map(index -> String.valueOf(
                                                            requests.get(index).ref()))
                                                    .toList())));
            return made;
        }

        private List<JobId> parents(int index, JobRequest request, List<Integer> within) {
            List<JobId> parents = new ArrayList<>();
            for (String named : request.dependsOn()) {
                Integer referred = refs.get(named);
                if (referred != null) {
                    within.add(referred);
                    NewJob parent = drafts.get(referred);
                    if (parent != null && referred != index) {
                        parents.add(parent.id());
                    }
                } else {
                    JobId.parse(named)
                            .ifPresentOrElse(
                                    parents::add,
                                    () -> refuse(
                                            index,
                                            "/dependsOn",
                                            "must hold ids of jobs or refs of this call, was '%s'"
                                                    .formatted(shortened(named))));
                }
            }
            return parents;
        }

        private static NewJob dependent(NewJob draft, List<JobId> parents) {
            return new NewJob(
                    draft.id(),
                    draft.type(),
                    draft.priority(),
                    draft.strategy(),
                    draft.owner(),
                    draft.parameters(),
                    draft.maxDuration(),
                    draft.start(),
                    draft.notBefore(),
                    Set.copyOf(parents),
                    draft.replayOf());
        }

        private void refuse(int index, InvalidParameters invalid) {
            invalid.violations().forEach(found -> refuse(index, "/parameters" + found.pointer(), found.message()));
        }

        private @Nullable NewJob refuse(int index, String pointer, String message) {
            broken.add(new Broken(index, new Violation(pointer, message)));
            return null;
        }

        private static String shortened(String text) {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }

        private static <T> T firstOf(@Nullable T first, @Nullable T second, T last) {
            return first != null ? first : second != null ? second : last;
        }
    }
}
