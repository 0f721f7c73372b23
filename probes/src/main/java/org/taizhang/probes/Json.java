package org.taizhang.probes;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as machines answer it. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /**
     * What the answer holds.
     *
     * @throws Failed where it is no JSON; the sentence tells nothing of what it is instead
     */
    public static JsonNode of(String answer) throws Failed {
        try {
            var node = MAPPER.readTree(answer);
            if (!node.isMissingNode()) return node;
        } catch (JacksonException e) {
            // Falls through: no JSON.
        }
        throw new Failed("The answer is no JSON");
    }

    /** The text of a request. */
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
