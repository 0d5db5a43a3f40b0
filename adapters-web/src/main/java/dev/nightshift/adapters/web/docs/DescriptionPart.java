package dev.nightshift.adapters.web.docs;

import java.util.Map;

/** Adds to the description of the API what is known only where the service runs. */
public interface DescriptionPart {

    /** @param description as OpenAPI has it: maps, lists, texts, numbers and truth values, to be changed */
    void completeDescription(Map<String, Object> description);
}
