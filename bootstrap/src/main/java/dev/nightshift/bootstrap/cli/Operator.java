package dev.nightshift.bootstrap.cli;

import dev.nightshift.bootstrap.configuration.BadSetting;
import dev.nightshift.bootstrap.configuration.Failed;
import dev.nightshift.domain.accounts.Role;
import dev.nightshift.domain.batch.JobId;
import dev.nightshift.domain.batch.Requester;

/** Who sits at the command line: no user, and may do everything. */
final class Operator {

    /** No user can have this name. */
    static final Requester REQUESTER = new Requester("(command line)", Role.ADMIN);

    private Operator() {}

    static JobId job(String text) {
        return JobId.parse(text)
                .orElseThrow(() ->
                        new BadSetting("'%s' is no id of a job; 'nightshift jobs list' shows them".formatted(text)));
    }

    static Failed noSuchJob(JobId id) {
        return new Failed("There is no job %s; 'nightshift jobs list' shows those there are.".formatted(id));
    }
}
