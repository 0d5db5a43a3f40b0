package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import java.util.List;
import java.util.Optional;

/** No templates and no room for any: no job here is made from one. */
final class NoTemplates implements Templates {

    @Override
    public boolean add(Template template) {
        return false;
    }

    @Override
    public Optional<Template> find(String name) {
        return Optional.empty();
    }

    @Override
    public boolean lock(String name) {
        return false;
    }

    @Override
    public List<Template> all() {
        return List.of();
    }

    @Override
    public boolean remove(String name) {
        return false;
    }
}
