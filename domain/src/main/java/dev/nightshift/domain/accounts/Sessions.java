package dev.nightshift.domain.accounts;

import java.util.List;
import java.util.Set;

/** The sessions that have not ended. */
public interface Sessions {

    /** Those of the given ones that have not ended and whose user is enabled, in any order. */
    List<OpenSession> find(Set<SessionId> ids);
}
