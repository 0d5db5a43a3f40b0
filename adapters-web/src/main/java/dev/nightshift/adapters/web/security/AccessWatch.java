package dev.nightshift.adapters.web.security;

import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.application.accounts.CheckAccess;
import dev.nightshift.application.accounts.CheckAccess.Need;
import dev.nightshift.application.accounts.CheckAccess.Outcome;
import jakarta.inject.Singleton;

/** Watches whether access goes on that something long was begun with. */
@Singleton
public final class AccessWatch {

    private final CheckAccess checkAccess;

    AccessWatch(CheckAccess checkAccess) {
        this.checkAccess = checkAccess;
    }

    /** Runs the action, at once or soon, when access has ended, or when nobody has been able to say so for too long. */
    @SuppressWarnings("FutureReturnValueIgnored") // whoever watches asks again
    public void whenEnded(Caller caller, Runnable action) {
        checkAccess.check(caller.claims(), Need.RECENT).whenComplete((outcome, failure) -> {
            if (failure != null || outcome instanceof Outcome.Ended) {
                action.run();
            }
        });
    }
}
