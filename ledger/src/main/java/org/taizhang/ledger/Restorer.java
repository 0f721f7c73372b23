package org.taizhang.ledger;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts personal data back in its place as entries are read, with one query for many entries. What the entry is not
 * committed to, and what is missing without having been erased, is refused with {@link CannotRead}.
 */
final class Restorer {
    private static final int REMEMBERED = 10_000;
    private static final long NANOS = Duration.ofMinutes(1).toNanos();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final CommitLog log;
    private final PersonalData policy;
    private final byte[] erasedMeta;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile long erasures;

    /** When something was read: before which erasure of this process, and at which {@link System#nanoTime}. */
    record Moment(long erasures, long nanos) {}

    /** A value as the JSON object it is, or the position since which it is erased. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Value(byte @Nullable [] json, @Nullable Long erased) {}

    private record Known(Value value, Moment moment) {}

    Restorer(CommitLog log, PersonalData policy) {
        this.log = log;
        this.policy = policy;
        var markers = new TreeMap<String, String>();
        policy.meta().forEach(key -> markers.put(key, policy.erased()));
        erasedMeta = object(markers);
    }

    List<Opened> open(List<Bytes> entries) {
        var opened = new ArrayList<Opened>(entries.size());
        @Nullable Set<String> wanted = null;
        for (var recorded : entries) {
            var sliced = Sliced.of(recorded.bytes());
            opened.add(new Opened(recorded.position(), recorded.time(), sliced));
            var personal = sliced.personal();
            if (personal == null) continue;
            if (wanted == null) wanted = new HashSet<>();
            if (personal.meta() != null) wanted.add(personal.meta());
            if (personal.data() != null) wanted.add(personal.data());
        }
        if (wanted == null) return opened;
        var values = values(wanted);
        opened.replaceAll(each -> restored(each, values));
        return opened;
    }

    Moment now() {
        return new Moment(erasures, System.nanoTime());
    }

    /** Whether what was read then may still be shown: nothing was erased here since, and elsewhere for a minute at most. */
    boolean remembers(Moment then) {
        return then.erasures() == erasures && System.nanoTime() - then.nanos() < NANOS;
    }

    /** Something was erased. */
    synchronized void forget() {
        erasures++;
        known.clear();
    }

    private Map<String, Value> values(Set<String> wanted) {
        var values = HashMap.<String, Value>newHashMap(wanted.size());
        var missing = new ArrayList<String>();
        for (var commitment : wanted) {
            var found = known.get(commitment);
            if (found != null && remembers(found.moment())) values.put(commitment, found.value());
            else missing.add(commitment);
        }
        if (missing.isEmpty()) return values;
        var moment = now();
        for (var personal : log.personal(missing)) {
            if (!personal.isProven())
                throw new CannotRead("Personal data is not what the ledger is committed to: " + personal);
            var json = personal.value() == null ? null : personal.value().getBytes(StandardCharsets.UTF_8);
            values.put(personal.commitment(), new Value(json, personal.erased()));
        }
        remember(missing, values, moment);
        return values;
    }

    /** Not where something was erased meanwhile: it might have been read before. */
    private synchronized void remember(List<String> read, Map<String, Value> values, Moment moment) {
        if (moment.erasures() != erasures) return;
        if (known.size() + read.size() > REMEMBERED) known.clear();
        for (var commitment : read) {
            var value = values.get(commitment);
            if (value != null) known.put(commitment, new Known(value, moment));
        }
    }

    private Opened restored(Opened opened, Map<String, Value> values) {
        var sliced = opened.sliced();
        var personal = sliced.personal();
        if (personal == null) return opened;
        var meta = sliced.meta();
        var data = sliced.data();
        var erased = -1L;
        if (personal.meta() != null) {
            var value = value(personal.meta(), values);
            meta = merged(meta, value.json() == null ? erasedMeta : value.json());
            if (value.erased() != null) erased = value.erased();
        }
        if (personal.data() != null) {
            var value = value(personal.data(), values);
            data = value.json() == null ? marked(data) : filled(data, value.json());
            if (value.erased() != null) erased = Math.max(erased, value.erased());
        }
        return new Opened(
                opened.position(), opened.time(), sliced.restored(meta, data, erased < 0 ? null : (Long) erased));
    }

    private static Value value(String commitment, Map<String, Value> values) {
        var value = values.get(commitment);
        if (value == null) throw new CannotRead("Personal data is missing and was not erased: " + commitment);
        return value;
    }

    private static byte[] filled(byte[] data, byte[] json) {
        var tree = MAPPER.readTree(data);
        MAPPER.readTree(json).forEachEntry((pointer, value) -> {
            var place = JsonPointer.compile(pointer);
            if (tree.at(place.head()) instanceof ObjectNode holder)
                holder.set(place.last().getMatchingProperty(), value);
        });
        return MAPPER.writeValueAsBytes(tree);
    }

    private byte[] marked(byte[] data) {
        var tree = MAPPER.readTree(data);
        mark(tree);
        return MAPPER.writeValueAsBytes(tree);
    }

    private void mark(JsonNode tree) {
        if (!(tree instanceof ObjectNode holder)) return;
        for (var name : List.copyOf(holder.propertyNames())) {
            var value = holder.get(name);
            if (value.isString() && value.stringValue().equals(Personal.ELSEWHERE)) holder.put(name, policy.erased());
            else mark(value);
        }
    }

    /** Two JSON objects as one; no member is in both. */
    static byte[] merged(byte[] one, byte[] other) {
        if (one.length == 2) return other;
        if (other.length == 2) return one;
        var both = Arrays.copyOf(one, one.length + other.length - 1);
        both[one.length - 1] = ',';
        System.arraycopy(other, 1, both, one.length, other.length - 1);
        return both;
    }

    static byte[] object(Map<String, String> values) {
        return text(new TreeMap<>(values)).getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON object in the one form that is committed to: members sorted, no white space, nothing escaped that need not be. */
    static String text(SortedMap<String, String> values) {
        var text = new StringWriter(64);
        try (var json = Envelope.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            values.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        return text.toString();
    }
}
