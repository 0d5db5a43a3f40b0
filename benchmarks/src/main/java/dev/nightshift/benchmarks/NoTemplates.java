package dev.nightshift.benchmarks;

import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import java.util.List;
import java.util.Optional;

/** That there are no templates, which no job here is made from. */
final class NoTemplates implements Templates {

    @Override
    public boolean add(Template template) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Template> find(String name) {
        return Optional.empty();
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
