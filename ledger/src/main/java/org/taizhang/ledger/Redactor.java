package org.taizhang.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes personal data out of events on their way into the log. The same value of the same owner is committed to once, as
 * long as it is remembered, so that somebody busy costs one row and not one for each event.
 */
final class Redactor {
    private static final int REMEMBERED = 10_000;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final PersonalData policy;
    private final Map<Class<?>, List<JsonPointer>> pointers = new HashMap<>();
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    private record Key(String owner, String value) {}

    /** @param kept whether the log has it, or is yet to be given it */
    private record Known(Personal personal, boolean kept) {}

    /** What of an event goes into its entry. */
    record Redacted(Envelope.@Nullable Commitments personal, Set<String> elsewhere, String data) {}

    Redactor(PersonalData policy, Collection<Class<?>> events) {
        this.policy = policy;
        var mark = policy.data();
        if (mark == null) return;
        for (var event : events) {
            var found = PersonalPointers.of(event, mark);
            if (!found.isEmpty()) pointers.put(event, found);
        }
    }

    /** @param unkept takes in what the log is to be given with the entry */
    Redacted redact(String aggregate, Class<?> event, Map<String, ?> metadata, String data, List<Personal> unkept) {
        var meta = meta(metadata, unkept);
        var marked = pointers.get(event);
        if (marked == null)
            return meta == null
                    ? new Redacted(null, Set.of(), data)
                    : new Redacted(new Envelope.Commitments(meta, null), policy.meta(), data);
        var tree = MAPPER.readTree(data);
        var values = new TreeMap<String, String>();
        for (var pointer : marked)
            if (tree.at(pointer.head()) instanceof ObjectNode holder) {
                var name = pointer.last().getMatchingProperty();
                if (!(holder.get(name) instanceof StringNode text)) continue;
                values.put(pointer.toString(), text.stringValue());
                holder.put(name, Personal.ELSEWHERE);
            }
        var content = values.isEmpty() ? null : commitment(aggregate, values, unkept);
        return new Redacted(
                meta == null && content == null ? null : new Envelope.Commitments(meta, content),
                meta == null ? Set.of() : policy.meta(),
                content == null ? data : MAPPER.writeValueAsString(tree));
    }

    private @Nullable String meta(Map<String, ?> metadata, List<Personal> unkept) {
        if (policy.meta().isEmpty()) return null;
        var values = new TreeMap<String, String>();
        for (var key : policy.meta()) if (metadata.get(key) instanceof String text) values.put(key, text);
        if (values.isEmpty()) return null;
        var owner = policy.owner().apply(metadata);
        return owner.isEmpty() ? null : commitment(owner.get(), values, unkept);
    }

    private String commitment(String owner, SortedMap<String, String> values, List<Personal> unkept) {
        var value = Restorer.text(values);
        var key = new Key(owner, value);
        var found = known.get(key);
        if (found == null) {
            if (known.size() >= REMEMBERED) known.clear();
            var made = new Known(Personal.of(owner, value), false);
            var faster = known.putIfAbsent(key, made);
            found = faster == null ? made : faster;
        }
        if (!found.kept()) unkept.add(found.personal());
        return found.personal().commitment();
    }

    /** The log has these now. */
    void kept(List<Personal> given) {
        for (var personal : given) {
            if (personal.value() == null) continue;
            known.computeIfPresent(
                    new Key(personal.owner(), personal.value()),
                    (key, was) -> was.personal().equals(personal) ? new Known(personal, true) : was);
        }
    }

    /** Commits to nothing of this owner any more that it has committed to before. */
    void forget(String owner) {
        known.keySet().removeIf(key -> key.owner().equals(owner));
    }
}
