package org.taizhang.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** The examples of bodies, one file each: {@code openapi/examples/target.register.request.json}. */
record Examples(JsonMapper json) {
    Optional<Object> request(String operation) {
        return read(operation + ".request");
    }

    /** Its own; or what all commands answer; or a list of the one document that the capability shows. */
    Optional<Object> response(Endpoint endpoint) {
        return read(endpoint.id() + ".response").or(() -> {
            if (endpoint.sendsCommand()) return read("receipt.response");
            if (endpoint.lists().isEmpty()) return Optional.empty();
            return read(endpoint.capability() + ".get.response").map(one -> Map.of("items", List.of(one)));
        });
    }

    private Optional<Object> read(String name) {
        var file = new ClassPathResource("openapi/examples/" + name + ".json");
        if (!file.exists()) return Optional.empty();
        try (var stream = file.getInputStream()) {
            return Optional.of(json.readValue(stream, Object.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
