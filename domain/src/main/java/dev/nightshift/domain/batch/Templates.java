package dev.nightshift.domain.batch;

import java.util.List;
import java.util.Optional;

/** The templates, by name. */
public interface Templates {

    /** @return false when there is one of that name: it stays as it is */
    boolean add(Template template);

    Optional<Template> find(String name);

    /** All of them, by name. */
    List<Template> all();

    /** @return false when there is none */
    boolean remove(String name);
}
