package dev.nightshift.application.batch.simulation;

import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Templates of which several transactions read and write at once. */
class SimulatedTemplates implements Templates {

    private final ReadCommitted.Table<Template> rows;

    SimulatedTemplates(ReadCommitted database) {
        this.rows = database.new Table<>();
    }

    Set<String> committed() {
        return rows.committed().keySet();
    }

    @Override
    public boolean add(Template template) {
        return rows.insert(template.name(), template);
    }

    @Override
    public Optional<Template> find(String name) {
        return rows.find(name);
    }

    @Override
    public boolean lock(String name) {
        return rows.lock(name).isPresent();
    }

    @Override
    public List<Template> all() {
        return rows.all();
    }

    @Override
    public boolean remove(String name) {
        return rows.put(name, null).isPresent();
    }
}
