package dev.nightshift.adapters.web.docs;

import dev.nightshift.adapters.web.problem.ProblemException;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The API's description, and Swagger UI from the jar to read it with. */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
class DocsController {

    private static final String OUR_FILES = "classpath:docs/";
    private static final String SWAGGER_UI = "classpath:META-INF/resources/webjars/swagger-ui/5.21.0/";
    private static final String CACHED = "public, max-age=3600";

    private static final Map<String, String> FILES = Map.of(
            "page.css", OUR_FILES,
            "page.js", OUR_FILES,
            "swagger-ui.css", SWAGGER_UI,
            "swagger-ui-bundle.js", SWAGGER_UI,
            "favicon-32x32.png", SWAGGER_UI);

    private static final Map<String, MediaType> TYPES = Map.of(
            "css", MediaType.of("text/css;charset=utf-8"),
            "js", MediaType.of("text/javascript;charset=utf-8"),
            "png", MediaType.IMAGE_PNG_TYPE);

    private final ResourceResolver resources;
    private final CompletedDescription description;

    DocsController(ResourceResolver resources, CompletedDescription description) {
        this.resources = resources;
        this.description = description;
    }

    @Get("/openapi.yml")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> description() {
        return answer(description.text(), MediaType.of("application/yaml;charset=utf-8"));
    }

    @Get("/docs")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> page() {
        return answer(OUR_FILES + "index.html", MediaType.of("text/html;charset=utf-8"));
    }

    @Get("/docs/{file}")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> file(@PathVariable String file) {
        String folder = FILES.get(file);
        if (folder == null) {
            throw ProblemException.notFound("page of this name");
        }
        String extension = file.substring(file.lastIndexOf('.') + 1);
        return answer(folder + file, TYPES.getOrDefault(extension, MediaType.APPLICATION_OCTET_STREAM_TYPE));
    }

    private HttpResponse<byte[]> answer(String resource, MediaType type) {
        return answer(read(resource), type);
    }

    private static HttpResponse<byte[]> answer(byte[] body, MediaType type) {
        return HttpResponse.ok(body).contentType(type).header(HttpHeaders.CACHE_CONTROL, CACHED);
    }

    private byte[] read(String resource) {
        InputStream stream = resources
                .getResourceAsStream(resource)
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + resource));
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
