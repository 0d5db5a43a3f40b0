package dev.nightshift.adapters.httpclient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an object as RFC 8259 has it, and I-JSON (RFC 7493): in UTF-8, no name twice, nothing behind it. */
final class StrictJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern TYPE = Pattern.compile("(application|text)/([a-z0-9.-]+\\+)?json");
    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private StrictJson() {}

    /** @param contentType as the answer names it; one that names none may be JSON */
    static JsonObject object(Optional<String> contentType, byte[] body) throws UnreadableAnswer {
        if (contentType.isPresent()) {
            requireJson(contentType.get().toLowerCase(Locale.ROOT));
        }
        try (JsonParser parser = JSON.createParser(text(body))) {
            return object(parser);
        } catch (UnreadableAnswer unreadable) {
            throw unreadable;
        } catch (IOException broken) {
            throw new UnreadableAnswer("it is no JSON", broken);
        }
    }

    private static void requireJson(String contentType) throws UnreadableAnswer {
        if (!TYPE.matcher(contentType.split(";", 2)[0].strip()).matches()) {
            throw new UnreadableAnswer("it says that it is no JSON", null);
        }
        Matcher charset = CHARSET.matcher(contentType);
        if (charset.find() && !CHARSETS.contains(charset.group(1))) {
            throw new UnreadableAnswer("it says that it is not in UTF-8", null);
        }
    }

    private static String text(byte[] body) throws UnreadableAnswer {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException broken) {
            throw new UnreadableAnswer("it is not in UTF-8", broken);
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableAnswer("it is no JSON object", null);
        }
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            switch (parser.nextToken()) {
                case VALUE_STRING -> members.put(name, parser.getText());
                case VALUE_NUMBER_INT -> {
                    if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                        members.put(name, parser.getLongValue());
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new UnreadableAnswer("there is something behind its end", null);
        }
        return new JsonObject(members);
    }
}
