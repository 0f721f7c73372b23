package org.taizhang.api.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether the figures of an analysis follow from the ledger.
 *
 * @param reproduced whether all that was compared came out the same, and the digest is that of the figures
 * @param position up to where the ledger was read again
 * @param sha256 of the figures as they are frozen
 * @param skipped themes that cannot be compared, since the catalogue of requirements is another now
 * @param difference the first; null where there is none
 */
record Verification(
        boolean reproduced,
        long position,
        String sha256,
        List<String> skipped,
        @Nullable Difference difference) {
    /**
     * Where figures differ.
     *
     * @param pointer to it (RFC 6901)
     * @param frozen what the analysis says; null where it says nothing
     * @param found what the ledger says; null where it says nothing
     */
    record Difference(
            String pointer,
            @Nullable String frozen,
            @Nullable String found) {}

    /** Compares what is frozen with what was found; themes that are not in the frozen came later and are not asked for. */
    static Verification of(JsonNode frozen, String sha256, JsonNode found, long position) {
        var skipped = new ArrayList<String>();
        var mine = (ObjectNode) frozen.deepCopy();
        var theirs = (ObjectNode) found.deepCopy();
        theirs.retain(mine.propertyNames());
        if (!mine.at("/compliance/catalogue").equals(theirs.at("/compliance/catalogue"))) {
            skipped.add("compliance");
            mine.remove(skipped);
            theirs.remove(skipped);
        }
        var digest = CanonicalJson.sha256(frozen);
        var difference = digest.equals(sha256) ? first("", mine, theirs) : new Difference("", sha256, digest);
        return new Verification(difference == null, position, digest, List.copyOf(skipped), difference);
    }

    private static @Nullable Difference first(String at, @Nullable JsonNode frozen, @Nullable JsonNode found) {
        if (Objects.equals(frozen, found)) return null;
        if (frozen != null && found != null && frozen.isObject() && found.isObject()) {
            var names = new TreeSet<>(frozen.propertyNames());
            names.addAll(found.propertyNames());
            for (var name : names) {
                var difference = first(at + "/" + name, frozen.get(name), found.get(name));
                if (difference != null) return difference;
            }
            return null;
        }
        if (frozen != null && found != null && frozen.isArray() && found.isArray()) {
            for (var i = 0; i < Math.max(frozen.size(), found.size()); i++) {
                var difference = first(at + "/" + i, frozen.get(i), found.get(i));
                if (difference != null) return difference;
            }
        }
        return new Difference(at, text(frozen), text(found));
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) return null;
        return node.isValueNode() ? node.asString() : node.toString();
    }
}
