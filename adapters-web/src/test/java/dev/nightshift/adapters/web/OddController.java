package dev.nightshift.adapters.web;

import dev.nightshift.adapters.web.idempotency.Idempotent;
import dev.nightshift.adapters.web.json.OptionalField;
import dev.nightshift.adapters.web.problem.ProblemException;
import dev.nightshift.adapters.web.request.Caller;
import dev.nightshift.adapters.web.request.ClientAddress;
import dev.nightshift.application.StorageUnavailable;
import dev.nightshift.domain.accounts.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does all that a controller may do. */
@Controller("/api/odd")
@ExecuteOn(TaskExecutors.BLOCKING)
public class OddController {

    private final AtomicInteger effects = new AtomicInteger();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    private final ClientAddress clientAddress;

    OddController(ClientAddress clientAddress) {
        this.clientAddress = clientAddress;
    }

    public int effects() {
        return effects.get();
    }

    public void awaitSlow() throws InterruptedException {
        begun.await();
    }

    public void endSlow() {
        mayEnd.countDown();
    }

    @Get("/broken")
    String broken(@Nullable @QueryValue String x) {
        throw new IllegalStateException("dev.nightshift.Secret: java.lang.Broken");
    }

    @Get("/unavailable")
    String unavailable() {
        throw new StorageUnavailable("the database cannot be reached", new IllegalStateException("jdbc:…"));
    }

    @Get("/hidden")
    String hidden() {
        IllegalStateException cleanUp = new IllegalStateException("cannot roll back");
        cleanUp.addSuppressed(new StorageUnavailable("the database cannot be reached", null));
        throw cleanUp;
    }

    @Post("/cut")
    @Idempotent
    Effect cut(@Body Part body) {
        effects.incrementAndGet();
        throw new IllegalStateException(
                "in the middle", new StorageUnavailable("the database cannot be reached", null));
    }

    @Get("/typed")
    Map<String, Object> typed(
            @Nullable @QueryValue LocalDate day,
            @Nullable @QueryValue Instant at,
            @Nullable @QueryValue @Min(1) @Max(10) Integer count,
            @Nullable @QueryValue Boolean flag,
            @Nullable @QueryValue Role role) {
        return Map.of("day", String.valueOf(day), "at", String.valueOf(at), "count", String.valueOf(count));
    }

    @Get("/needed")
    String needed(@QueryValue LocalDate from) {
        return from.toString();
    }

    @Get("/managers")
    String managers(Caller caller) {
        caller.requireAtLeast(Role.MANAGER);
        return caller.username().value();
    }

    @Get("/address")
    Map<String, String> address(HttpRequest<?> request) {
        return Map.of("address", clientAddress.of(request));
    }

    @Post("/echo")
    Echo echo(@Body Echo body) {
        return body;
    }

    @Post("/many")
    List<Part> many(@Body List<Part> body) {
        return body;
    }

    @Post("/patch")
    Map<String, Object> patch(@Body Changes body) {
        return Map.of(
                "given", body.title().isPresent(),
                "title", String.valueOf(body.title().or("before")));
    }

    @Post("/effect")
    @Idempotent
    Effect effect(@Body Part body) {
        return new Effect(effects.incrementAndGet(), body.name());
    }

    @Post("/accepted")
    @Idempotent
    @Status(HttpStatus.ACCEPTED)
    Effect accepted(@Body Part body) {
        return new Effect(effects.incrementAndGet(), body.name());
    }

    @Post("/created/{name}")
    @Idempotent
    HttpResponse<Effect> created(@PathVariable String name, @Nullable @QueryValue String x) {
        int number = effects.incrementAndGet();
        return HttpResponse.created(new Effect(number, name), URI.create("/api/odd/" + number));
    }

    @Post("/refused")
    @Idempotent
    HttpResponse<Effect> refused() {
        effects.incrementAndGet();
        throw ProblemException.conflict("odd", "No.", List.of("go", "stay"));
    }

    @Post("/slow")
    @Idempotent
    Effect slow() throws InterruptedException {
        begun.countDown();
        mayEnd.await();
        return new Effect(effects.incrementAndGet(), "slow");
    }

    @Serdeable
    record Echo(
            @Size(max = 5) String text,
            int number,
            @Nullable Long large,
            @Nullable BigDecimal decimal,
            @Nullable Double real,
            @Nullable Boolean flag,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable ZoneId zone,
            @Nullable Role role,
            @Nullable List<String> texts,
            @Nullable Set<Long> numbers,
            @Nullable Map<String, Integer> counts,
            @Nullable @Valid Part part,
            @Nullable List<@Valid Part> parts) {}

    @Serdeable
    record Part(@Size(min = 1, max = 5) String name) {}

    @Serdeable
    record Changes(OptionalField<String> title) {}

    @Serdeable
    record Effect(int number, String name) {}
}
