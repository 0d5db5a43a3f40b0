package dev.nightshift.adapters.persistence.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters as jsonb keeps them: whole numbers are Long, all others BigDecimal. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(1 << 18)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_LONG_FOR_INTS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** @throws IllegalArgumentException if a value is none that JSON can say */
    static String text(Map<String, ?> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("the parameters are not what JSON can say", failure);
        }
    }

    /** The members of an object, as far as they can be read. */
    static Map<String, @Nullable Object> map(@Nullable String text) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (text == null) {
            return values;
        }
        try (JsonParser parser = MAPPER.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    values.put(name, plain(MAPPER.readValue(parser, Object.class)));
                }
            }
        } catch (IOException unreadable) {
            return values;
        }
        return values;
    }

    /** The objects of an array that we wrote ourselves. */
    static List<Map<String, @Nullable Object>> list(@Nullable String text) {
        try {
            return text == null ? List.of() : MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the database keeps partitions that cannot be read", failure);
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(each -> all.add(plain(each)));
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            map.forEach((name, each) -> all.put(String.valueOf(name), plain(each)));
            return all;
        }
        return value;
    }
}
