package dev.nightshift.adapters.web.json;

import dev.nightshift.adapters.web.problem.Problem;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.problem.ProblemKind;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.core.io.buffer.ReferenceCounted;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code @Body} records of controllers, and checks their constraints, before the controller is called. */
@Singleton
@Order(StrictJsonReader.BEFORE_THE_DEFAULT)
@Consumes(MediaType.APPLICATION_JSON)
final class StrictJsonReader<T> implements MessageBodyReader<T> {

    static final int BEFORE_THE_DEFAULT = -1000;

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_BYTES_OF_MANY = 8 << 20;

    private final Validator validator;

    StrictJsonReader(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Argument<T> type, @Nullable MediaType mediaType) {
        Class<?> element = Collection.class.isAssignableFrom(type.getType())
                ? type.getFirstTypeVariable().<Class<?>>map(Argument::getType).orElse(Object.class)
                : type.getType();
        return element == JsonNode.class
                || (element.isRecord()
                        && BeanIntrospector.SHARED.findIntrospection(element).isPresent());
    }

    @Override
    public @Nullable T read(
            Argument<T> type, @Nullable MediaType mediaType, Headers httpHeaders, ByteBuffer<?> byteBuffer) {
        T body = read(type, byteBuffer.toByteArray());
        // When reading fails the server itself releases the buffer.
        if (byteBuffer instanceof ReferenceCounted counted) {
            counted.release();
        }
        return body;
    }

    @Override
    public @Nullable T read(
            Argument<T> type, @Nullable MediaType mediaType, Headers httpHeaders, InputStream inputStream) {
        try {
            return read(type, inputStream.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @SuppressWarnings("unchecked") // the binder makes what the type says
    private @Nullable T read(Argument<T> type, byte[] bytes) {
        if (bytes.length > (type.getType() == OneOrMany.class ? MOST_BYTES_OF_MANY : MOST_BYTES)) {
            throw new ProblemException(Problem.of(
                    ProblemKind.BODY_TOO_LARGE, "The body of the request is larger than this address takes."));
        }
        Findings findings = new Findings();
        Object body = new BodyBinder(findings).bind(parse(bytes), type, "");
        if (findings.isEmpty() && body != null) {
            check(body, findings);
        }
        findings.refuse();
        return (T) body;
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return StrictJson.parse(bytes);
        } catch (IOException unreadable) {
            throw new ProblemException(
                    Problem.of(ProblemKind.UNREADABLE_BODY, "The body of the request is not valid JSON."));
        }
    }

    private void check(Object body, Findings findings) {
        if (body instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                check(item, "/" + index, findings);
                index++;
            }
        } else {
            check(body, "", findings);
        }
    }

    private void check(Object body, String pointer, Findings findings) {
        Set<ConstraintViolation<Object>> violations = validator.validate(body);
        for (ConstraintViolation<Object> violation : violations) {
            findings.wrong(pointer + Pointers.of(violation.getPropertyPath()), violation.getMessage());
        }
    }
}
