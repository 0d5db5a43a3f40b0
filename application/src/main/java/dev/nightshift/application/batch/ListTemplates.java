package dev.nightshift.application.batch;

import dev.nightshift.domain.batch.Template;
import dev.nightshift.domain.batch.Templates;
import java.util.List;

/** Lists the settings that jobs are made from. */
public final class ListTemplates {

    private final Templates templates;

    public ListTemplates(Templates templates) {
        this.templates = templates;
    }

    public List<Template> list() {
        return templates.all();
    }
}
