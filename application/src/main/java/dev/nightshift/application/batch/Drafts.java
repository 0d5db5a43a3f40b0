package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.NewJob;
import dev.nightshift.domain.batch.Requester;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of one call on their way to become jobs that depend on each other. */
final class Drafts {

    private final Drafting drafting;
    private final Refusals refusals;
    private final List<JobRequest> requests = new ArrayList<>();
    private final List<@Nullable NewJob> drafts = new ArrayList<>();
    private final Map<String, Integer> refs = new HashMap<>();

    Drafts(Drafting drafting, Refusals refusals) {
        this.drafting = drafting;
        this.refusals = refusals;
    }

    void add(JobRequest request, Requester by) {
        int index = requests.size();
        requests.add(request);
        if (request.ref() != null && refs.putIfAbsent(request.ref(), index) != null) {
            refusals.add(index, "/ref", "is used twice: '%s'".formatted(request.ref()));
        }
        drafts.add(drafting.draft(index, request, by, refusals));
    }

    /** The jobs with their dependencies; complete only if nothing was refused. */
    List<NewJob> resolved() {
        List<NewJob> made = new ArrayList<>();
        List<List<Integer>> edges = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            List<Integer> within = new ArrayList<>();
            List<JobId> parents = parents(i, within);
            edges.add(within);
            NewJob draft = drafts.get(i);
            if (draft != null) {
                made.add(dependent(draft, parents));
            }
        }
        Cycles.in(edges).ifPresent(this::refuse);
        return made;
    }

    private void refuse(List<Integer> cycle) {
        List<String> members = cycle.stream()
                .map(index -> String.valueOf(requests.get(index).ref()))
                .toList();
        refusals.add(cycle.get(0), "/dependsOn", "makes a cycle: " + String.join(" → ", members));
    }

    private List<JobId> parents(int index, List<Integer> within) {
        List<JobId> parents = new ArrayList<>();
        for (String named : requests.get(index).dependsOn()) {
            Integer referred = refs.get(named);
            if (referred != null) {
                within.add(referred);
                NewJob parent = drafts.get(referred);
                if (parent != null && referred != index) {
                    parents.add(parent.id());
                }
            } else {
                JobId.parse(named).ifPresentOrElse(parents::add, () -> refuse(index, named));
            }
        }
        return parents;
    }

    private void refuse(int index, String named) {
        refusals.add(
                index,
                "/dependsOn",
                "must hold ids of jobs or refs of this call, was '%s'".formatted(Refusals.shortened(named)));
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
}
