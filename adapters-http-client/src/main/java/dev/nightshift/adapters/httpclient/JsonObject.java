package dev.nightshift.adapters.httpclient;

import java.util.Map;

/** The texts and whole numbers of an object in JSON; whatever else is in it is passed over. */
public final class JsonObject {

    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = Map.copyOf(members);
    }

    /** @throws UnreadableAnswer if there is none of that name, or it is no text */
    public String text(String name) throws UnreadableAnswer {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new UnreadableAnswer("it has no text " + name, null);
    }

    /** @throws UnreadableAnswer if there is none of that name, or it is no whole number, or not in the range of a long */
    public long whole(String name) throws UnreadableAnswer {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new UnreadableAnswer("it has no whole number %s that is in range".formatted(name), null);
    }
}
