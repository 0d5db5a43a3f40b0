package dev.nightshift.domain.batch;

import java.util.List;
import java.util.Optional;

/** The templates, by name. */
public interface Templates {

    /** @return false when there is one of that name: it stays as it is */
    boolean add(Template template);

    Optional<Template> find(String name);

    /**
     * Locks the template of that name until the transaction ends, so that it is not removed meanwhile; waits while another
     * transaction has it.
     *
     * @return false when there is none
     */
    boolean lock(String name);

    /** All of them, by name. */
    List<Template> all();

    /** @return false when there is none */
    boolean remove(String name);
}
