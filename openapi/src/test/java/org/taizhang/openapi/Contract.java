package org.taizhang.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** An OpenAPI document, to be asked about. */
record Contract(JsonNode document) {
    static final Path COMMITTED = Path.of("openapi.yaml");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** One operation; its path still has its variables. */
    record Operation(String method, String path, JsonNode says) {
        String id() {
            return says.path("operationId").asString("");
        }

        /** Its responses of success or, otherwise, of failure. */
        List<Map.Entry<String, JsonNode>> responses(boolean success) {
            return says.path("responses").properties().stream()
                    .filter(response -> response.getKey().startsWith("2") == success)
                    .toList();
        }

        /** Whether it answers whoever asks. */
        boolean isOpen() {
            return says.has("security");
        }

        /** The media types of its request and of its success. */
        List<JsonNode> bodies() {
            return Stream.concat(
                            says.at("/requestBody/content").valueStream(),
                            responses(true).stream()
                                    .flatMap(response ->
                                            response.getValue().path("content").valueStream()))
                    .toList();
        }

        JsonNode request() {
            return says.at("/requestBody/content/application~1json/example");
        }

        @Override
        public String toString() {
            return "%s %s (%s)".formatted(method, path, id());
        }
    }

    static Contract committed() {
        try {
            return of(Files.readString(COMMITTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Contract of(String yaml) {
        return new Contract(YAML.readTree(yaml));
    }

    List<Operation> operations() {
        var all = new ArrayList<Operation>();
        for (var path : document.path("paths").properties())
            for (var operation : path.getValue().properties())
                all.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
        return all;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The contract has no operation " + id));
    }

    JsonNode components(String kind) {
        return document.path("components").path(kind);
    }

    /** What a reference refers to; the node itself where it is none. */
    JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** What of a value does not fit a schema of this document. */
    List<Error> faults(JsonNode schema, JsonNode value) {
        var root = (ObjectNode) schema.deepCopy();
        root.set("components", document.path("components"));
        return SCHEMAS.getSchema(root)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** What of a real answer is not as the contract says. */
    List<String> faults(Operation operation, Product.Answer answer) {
        var said = resolve(operation.says().path("responses").path(Integer.toString(answer.status())));
        if (said.isMissingNode()) return List.of(operation + " answers " + answer.status() + ": " + answer.body());
        var faults = new ArrayList<String>();
        for (var header : said.path("headers").propertyNames())
            if (isPromised(header) && answer.header(header).isEmpty())
                faults.add(operation + " has no header " + header);
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        if (said.path("content").isEmpty()) {
            if (!answer.body().isEmpty()) faults.add(operation + " answers a body: " + answer.body());
        } else if (!said.path("content").has(type)) faults.add(operation + " answers " + type);
        else if (type.endsWith("json"))
            for (var fault : faults(said.path("content").path(type).path("schema"), answer.json()))
                faults.add(operation + " " + fault + " in " + answer.body());
        return faults;
    }

    /** Those there are only at times, such as of a repetition, or the version where something was recorded. */
    private static boolean isPromised(String header) {
        return !List.of("Idempotency-Replayed", "ETag", "Retry-After").contains(header);
    }
}
