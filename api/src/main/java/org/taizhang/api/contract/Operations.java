package org.taizhang.api.contract;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.taizhang.api.web.Headers;

/** Completes each operation: its name, what it takes in headers and filters, everything it may answer, examples. */
final class Operations implements GlobalOperationCustomizer {
    private static final String STREAM = "text/event-stream";
    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    private final Texts texts;
    private final Examples examples;
    private final Schemas schemas;
    private final Filters filters;

    private final Set<Class<?>> unnamed = ConcurrentHashMap.newKeySet();

    Operations(Texts texts, Examples examples, Schemas schemas) {
        this.texts = texts;
        this.examples = examples;
        this.schemas = schemas;
        this.filters = new Filters(schemas, texts.under("filters"));
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var endpoint = new Endpoint(method);
        operation.setOperationId(endpoint.id());
        operation.setTags(List.of(endpoint.capability()));
        endpoint.summary().ifPresent(summary -> operation.setSummary(summary.zh() + " / " + summary.en()));
        operation.setDescription(description(endpoint));
        if (endpoint.isOpen()) operation.setSecurity(List.of());
        operation.setParameters(parameters(operation, endpoint));
        endpoint.form().ifPresent(form -> operation.setRequestBody(form(form)));
        if (operation.getRequestBody() != null)
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(body -> examples.request(endpoint.id()).ifPresent(body::setExample));
        operation.setResponses(responses(operation, endpoint));
        return operation;
    }

    /** What streams and forms carry, once every operation has been seen. */
    Stream<Class<?>> unnamed() {
        return unnamed.stream();
    }

    private RequestBody form(Class<?> form) {
        unnamed.add(form);
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType(FORM, new MediaType().schema(schemas.reference(form))));
    }

    private String description(Endpoint endpoint) {
        var words = texts.under("operations");
        var lines = new ArrayList<String>();
        words.find(endpoint.id()).ifPresent(lines::add);
        if (endpoint.lists().isPresent()) lines.add(words.get("list"));
        if (endpoint.showsDocument()) lines.add(words.get("document"));
        if (endpoint.creates()) lines.add(words.get("create"));
        if (endpoint.revises()) lines.add(words.get("command"));
        var roles = endpoint.roles().stream().map(role -> "`" + role + "`").collect(Collectors.joining(", "));
        if (endpoint.isOpen()) lines.add(words.get("anyone"));
        else
            lines.add(
                    roles.isEmpty()
                            ? words.get("everybody")
                            : words.get("roles").formatted(roles, roles));
        return String.join("\n\n", lines);
    }

    private List<Parameter> parameters(Operation operation, Endpoint endpoint) {
        var all = new ArrayList<Parameter>();
        if (operation.getParameters() != null && endpoint.form().isEmpty()) all.addAll(operation.getParameters());
        for (var parameter : all) describe(endpoint, parameter);
        if (endpoint.revises()) all.add(reference("IfMatch"));
        if (endpoint.isPost() && !endpoint.isLogin()) all.add(reference("IdempotencyKey"));
        if (endpoint.waitsForViews()) all.add(reference("IfPositionAtLeast"));
        endpoint.lists().ifPresent(projection -> {
            all.add(reference("Limit"));
            all.add(reference("Cursor"));
            all.addAll(filters.of(projection));
        });
        return all;
    }

    /** By its own words in this operation, or those of all parameters of the name. */
    private void describe(Endpoint endpoint, Parameter parameter) {
        var words = texts.under("parameters");
        words.find(endpoint.id() + "." + parameter.getName())
                .or(() -> words.find(parameter.getName()))
                .ifPresent(parameter::setDescription);
    }

    private static Parameter reference(String name) {
        return new Parameter().$ref(name);
    }

    private ApiResponses responses(Operation operation, Endpoint endpoint) {
        var responses = new ApiResponses();
        var status = endpoint.success();
        responses.addApiResponse(Integer.toString(status.value()), success(operation, endpoint));
        var hasInput = !operation.getParameters().isEmpty() || endpoint.hasBody();
        for (var failure : Failure.values())
            if (failure.mayEnd(endpoint, hasInput))
                responses.addApiResponse(
                        Integer.toString(failure.status().value()), new ApiResponse().$ref(failure.component()));
        return responses;
    }

    private ApiResponse success(Operation operation, Endpoint endpoint) {
        var status = endpoint.success();
        var response = new ApiResponse()
                .description(texts.under("successes").get(status.name().toLowerCase(Locale.ROOT)))
                .content(content(operation, endpoint))
                .addHeaderObject(Headers.REQUEST_ID, header("RequestId"));
        if (endpoint.creates()) response.addHeaderObject("Location", header("Location"));
        if (endpoint.sendsCommand() || endpoint.showsDocument())
            response.addHeaderObject("ETag", header("ETag")).addHeaderObject(Headers.POSITION, header("Position"));
        if (endpoint.isPost() && !endpoint.isLogin())
            response.addHeaderObject(Headers.IDEMPOTENCY_REPLAYED, header("Replayed"));
        if (endpoint.beginsOrEndsSession()) response.addHeaderObject("Set-Cookie", header("SessionCookie"));
        return response;
    }

    private @Nullable Content content(Operation operation, Endpoint endpoint) {
        var example = examples.response(endpoint);
        if (endpoint.isStream()) {
            var events = Schemas.of("string");
            events.setContentMediaType(STREAM);
            endpoint.message().ifPresent(message -> {
                unnamed.add(message);
                events.setContentSchema(schemas.reference(message));
            });
            var body = new MediaType().schema(events);
            example.ifPresent(body::setExample);
            return new Content().addMediaType(STREAM, body);
        }
        var found = Stream.of(HttpStatus.OK, endpoint.success())
                .map(status -> operation.getResponses().get(Integer.toString(status.value())))
                .filter(Objects::nonNull)
                .map(ApiResponse::getContent)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (found == null) return null;
        var content = new Content();
        found.forEach((type, body) -> {
            var bare = type.replaceFirst(";.*", "");
            if (!bare.equals(JSON)) body.setSchema(Schemas.of("string").contentMediaType(bare));
            example.ifPresent(body::setExample);
            content.addMediaType(bare, body);
        });
        return content;
    }

    private static Header header(String name) {
        return new Header().$ref(name);
    }
}
