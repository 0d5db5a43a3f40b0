package dev.nightshift.adapters.httpclient;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/** What an external service answered, whole. */
public final class Answer {

    private final int status;
    private final HttpHeaders fields;
    private final byte[] body;

    Answer(int status, HttpHeaders fields, byte[] body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The first field of that name in its head. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What it says as JSON. */
    public JsonObject json() throws UnreadableAnswer {
        return StrictJson.object(field("Content-Type"), body);
    }
}
