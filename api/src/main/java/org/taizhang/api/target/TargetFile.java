package org.taizhang.api.target;

import jakarta.validation.Validator;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.taizhang.api.target.TargetFilePlan.Fault;
import org.taizhang.domain.Messages;
import org.taizhang.domain.Refused;
import org.taizhang.domain.target.TargetEvent.Definition;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a file of targets: under {@code targets:} a key for each, which stays, and the definition as the API takes it. What is
 * wrong is told by line and member, all of it at once, in the language of the thread.
 */
@Component
final class TargetFile {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_ALIASES = 1_000;

    private final JsonMapper json;
    private final Validator validator;

    TargetFile(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A target of the file, and where it stands there. */
    record Declared(String key, UUID target, Definition definition, Node node) {
        Fault fault(Refused refused) {
            var code = refused.code();
            var field = code.startsWith("target.address")
                    ? "address"
                    : code.equals("target.outside")
                            ? "unit"
                            : code.matches("target\\.(no-upstream|behind-itself|too-deep)") ? "dependsOn" : null;
            var path = field == null ? List.<String>of() : List.of(field);
            return new Fault(
                    YamlTree.line(node, path),
                    key,
                    field,
                    Messages.text(code, refused.arguments(), LocaleContextHolder.getLocale()));
        }
    }

    /**
     * What the file declares, by key.
     *
     * @param ids the target's id for each key
     * @param faults takes what is wrong
     */
    Map<String, Declared> read(byte[] bytes, Function<String, UUID> ids, List<Fault> faults) {
        var declared = new LinkedHashMap<String, Declared>();
        var entries = entries(bytes, faults);
        if (entries == null) return declared;
        var known = new LinkedHashMap<String, UUID>();
        for (var entry : entries.getValue()) {
            var key = YamlTree.name(entry);
            if (key == null || !KEY.matcher(key).matches()) faults.add(fault(entry.getKeyNode(), key, "no-key"));
            else if (known.putIfAbsent(key, ids.apply(key)) != null)
                faults.add(fault(entry.getKeyNode(), key, "twice"));
        }
        for (var entry : entries.getValue()) {
            var key = YamlTree.name(entry);
            var target = key == null ? null : known.get(key);
            if (key == null || target == null) continue;
            var definition = definition(key, entry.getValueNode(), known, faults);
            if (definition != null)
                declared.putIfAbsent(key, new Declared(key, target, definition, entry.getValueNode()));
        }
        return declared;
    }

    private static @Nullable MappingNode entries(byte[] bytes, List<Fault> faults) {
        try {
            var root = compose(bytes);
            var targets =
                    root instanceof MappingNode mapping && mapping.getValue().size() == 1
                            ? YamlTree.member(mapping, "targets")
                            : null;
            if (targets != null && targets.getValueNode() instanceof MappingNode entries) return entries;
            faults.add(
                    new Fault(root == null ? 1 : YamlTree.line(root), null, null, FileFaults.text("no-targets", "{}")));
        } catch (CharacterCodingException e) {
            faults.add(new Fault(0, null, null, FileFaults.text("not-utf-8")));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var line = mark == null ? 0 : mark.getLine() + 1;
            faults.add(new Fault(line, null, null, FileFaults.text("not-yaml", String.valueOf(e.getProblem()))));
        } catch (YAMLException e) {
            faults.add(new Fault(0, null, null, FileFaults.text("not-yaml", String.valueOf(e.getMessage()))));
        }
        return null;
    }

    private static @Nullable Node compose(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(new SafeConstructor(options)).compose(new StringReader(text.toString()));
    }

    private @Nullable Definition definition(String key, Node node, Map<String, UUID> known, List<Fault> faults) {
        var before = faults.size();
        var tree = YamlTree.json(node, (at, code) -> faults.add(fault(at, key, code)));
        if (tree instanceof ObjectNode members) {
            if (!members.has("thresholds")) members.putArray("thresholds");
            if (!members.has("escalation")) members.putArray("escalation");
            resolve(key, node, members, known, faults);
        }
        if (faults.size() > before) return null;
        return bind(key, node, tree, faults);
    }

    /** Puts ids in the place of keys. */
    private static void resolve(
            String key, Node node, ObjectNode members, Map<String, UUID> known, List<Fault> faults) {
        if (!(members.get("dependsOn") instanceof ArrayNode above)) return;
        for (var i = 0; i < above.size(); i++) {
            var named = above.get(i).asString("");
            var id = known.get(named);
            if (id != null) above.set(i, id.toString());
            else if (!isId(named)) {
                var path = List.of("dependsOn", String.valueOf(i));
                faults.add(new Fault(
                        YamlTree.line(node, path), key, "dependsOn[" + i + "]", FileFaults.text("no-such-key", named)));
            }
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable Definition bind(String key, Node node, JsonNode tree, List<Fault> faults) {
        try {
            var definition = json.treeToValue(tree, Definition.class);
            if (definition == null) {
                faults.add(fault(node, key, "nothing"));
                return null;
            }
            var violations = validator.validate(definition);
            for (var violation : violations) {
                var path = violation.getPropertyPath().toString();
                faults.add(new Fault(YamlTree.line(node, steps(path)), key, path, violation.getMessage()));
            }
            return violations.isEmpty() ? definition : null;
        } catch (JacksonException e) {
            var path = e.getPath().stream()
                    .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            var code = e instanceof UnrecognizedPropertyException ? "unknown-field" : "unreadable-value";
            var line = YamlTree.line(node, steps(path));
            faults.add(new Fault(line, key, path.isEmpty() ? null : path, FileFaults.text(code)));
            return null;
        }
    }

    /** {@code thresholds[0].metric} step by step. */
    private static List<String> steps(String path) {
        return Arrays.stream(path.split("[.\\[\\]]+", -1))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    private static Fault fault(Node at, @Nullable String key, String code) {
        return new Fault(YamlTree.line(at), key, null, FileFaults.text(code));
    }
}
