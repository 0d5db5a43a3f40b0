package dev.nightshift.adapters.web.idempotency;

import dev.nightshift.adapters.web.docs.Repeatable;
import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Type;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller's POST method that takes an {@code Idempotency-Key}: the same key has one effect and one answer.
 *
 * The method runs in one transaction and must not run on the event loop.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Around
@Repeatable
@Type(IdempotentInterceptor.class)
public @interface Idempotent {}
