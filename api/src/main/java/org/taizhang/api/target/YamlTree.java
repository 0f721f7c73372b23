package org.taizhang.api.target;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * YAML as JSON, and where in the text each member of it stands. A plain scalar is a number, a truth value or nothing where
 * JSON would write it so, and a text otherwise: no octals, no {@code yes}, no dates.
 */
final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");
    private static final int DEEPEST = 50;

    private YamlTree() {}

    /** @param fault takes what JSON has no like of, and where it stands */
    static JsonNode json(Node node, BiConsumer<Node, String> fault) {
        return json(node, fault, 0);
    }

    private static JsonNode json(Node node, BiConsumer<Node, String> fault, int depth) {
        if (depth > DEEPEST) {
            fault.accept(node, "too-deep");
            return JSON.nullNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, fault, depth);
            case SequenceNode sequence -> {
                var list = JSON.arrayNode();
                for (var each : sequence.getValue()) list.add(json(each, fault, depth + 1));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new IllegalStateException("Composed YAML has no other nodes: " + node.getNodeId());
        };
    }

    private static JsonNode object(MappingNode mapping, BiConsumer<Node, String> fault, int depth) {
        var object = JSON.objectNode();
        for (var member : mapping.getValue()) {
            var name = name(member);
            if (name == null || object.has(name)) fault.accept(member.getKeyNode(), name == null ? "no-name" : "twice");
            else object.set(name, json(member.getValueNode(), fault, depth + 1));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) return JSON.stringNode(text);
        return switch (text) {
            case "", "~", "null" -> JSON.nullNode();
            case "true" -> JSON.booleanNode(true);
            case "false" -> JSON.booleanNode(false);
            default -> NUMBER.matcher(text).matches() ? number(text) : JSON.stringNode(text);
        };
    }

    private static JsonNode number(String text) {
        return text.contains(".") ? JSON.numberNode(new BigDecimal(text)) : JSON.numberNode(Long.parseLong(text));
    }

    /** The name of a member; null where it is none. */
    static @Nullable String name(NodeTuple member) {
        return member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line of what is at a path such as {@code thresholds}, {@code 0}, {@code metric}, or of the closest above it. */
    static int line(Node from, List<String> path) {
        var line = line(from);
        var node = from;
        for (var step : path) {
            if (node instanceof MappingNode mapping) {
                var member = member(mapping, step);
                if (member == null) return line;
                line = line(member.getKeyNode());
                node = member.getValueNode();
            } else if (node instanceof SequenceNode sequence && step.matches("[0-9]{1,9}")) {
                var at = Integer.parseInt(step);
                if (at >= sequence.getValue().size()) return line;
                node = sequence.getValue().get(at);
                line = line(node);
            } else return line;
        }
        return line;
    }

    static @Nullable NodeTuple member(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(member -> name.equals(name(member)))
                .findFirst()
                .orElse(null);
    }
}
