package org.taizhang.api.analysis;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.taizhang.ledger.NamedJson;
import org.taizhang.ledger.tree.TreeHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of which there is one form only (RFC 8785), so that a digest is over what is said and not over how. */
final class CanonicalJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CanonicalJson() {}

    /** A value as the ledger holds it. */
    static JsonNode tree(NamedJson ledger, Object value) {
        return JSON.readTree(ledger.serialize(value, byte[].class).getData());
    }

    static byte[] bytes(JsonNode tree) {
        var text = new StringBuilder();
        write(tree, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(JsonNode tree) {
        return HexFormat.of().formatHex(TreeHash.SHA256.digest().digest(bytes(tree)));
    }

    private static void write(JsonNode node, StringBuilder to) {
        switch (node.getNodeType()) {
            case OBJECT ->
                to.append(node.properties().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(member -> quoted(member.getKey()) + ":" + text(member.getValue()))
                        .collect(Collectors.joining(",", "{", "}")));
            case ARRAY ->
                to.append(node.valueStream().map(CanonicalJson::text).collect(Collectors.joining(",", "[", "]")));
            case STRING -> to.append(quoted(node.asString()));
            case NUMBER -> to.append(number(node));
            default -> to.append(node);
        }
    }

    private static String text(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    /** As ECMAScript writes it; here are whole numbers, and shares of six decimals. */
    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) return node.asString();
        var number = node.decimalValue().stripTrailingZeros();
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (letter < ' ') quoted.append("\\u%04x".formatted((int) letter));
                    else quoted.append(letter);
                }
            }
        }
        return quoted.append('"').toString();
    }
}
