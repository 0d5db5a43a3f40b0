package dev.nightshift.domain.batch;

import java.util.List;
import java.util.Optional;

/** The view of those who save settings. What is locked is locked by {@link InMemoryBatch#atomically}. */
final class InMemoryTemplates implements Templates {

    private final InMemoryBatch batch;

    InMemoryTemplates(InMemoryBatch batch) {
        this.batch = batch;
    }

    @Override
    public boolean add(Template template) {
        synchronized (batch) {
            return batch.templates.putIfAbsent(template.name(), template) == null;
        }
    }

    @Override
    public Optional<Template> find(String name) {
        synchronized (batch) {
            return Optional.ofNullable(batch.templates.get(name));
        }
    }

    @Override
    public boolean lock(String name) {
        return find(name).isPresent();
    }

    @Override
    public List<Template> all() {
        synchronized (batch) {
            return List.copyOf(batch.templates.values());
        }
    }

    @Override
    public boolean remove(String name) {
        synchronized (batch) {
            return batch.templates.remove(name) != null;
        }
    }
}
