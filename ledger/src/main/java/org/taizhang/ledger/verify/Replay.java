package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.verify.Source.Personal;
import org.taizhang.ledger.verify.event.Envelope;
import org.taizhang.ledger.verify.event.Json;
import org.taizhang.ledger.verify.event.NotJson;

/** Prints events for people, or one JSON object a line for programs. */
final class Replay {
    private final Options options;
    private final PrintStream out;
    private final Function<Collection<String>, Map<String, Personal>> personal;
    private final Envelope envelope = new Envelope();

    Replay(Options options, PrintStream out, Function<Collection<String>, Map<String, Personal>> personal) {
        this.options = options;
        this.out = out;
        this.personal = personal;
    }

    /** Prints what is asked for of a whole log. */
    void of(Source source) {
        var reader = source.reader(out::println);
        var end = options.to()
                .filter(to -> to.time() == null)
                .map(Options.Bound::position)
                .orElse(Long.MAX_VALUE);
        var all = Math.min(source.entries(), end);
        var going = new boolean[] {true};
        var sink = new EntrySink() {
            @Override
            void take(long position, byte[] bytes, int offset, int length) {
                if (going[0]) going[0] = more(position, bytes, offset, length);
            }
        };
        var from = options.from()
                .map(Options.Bound::position)
                .filter(at -> at >= 0)
                .orElse(0L);
        while (from < all && going[0]) {
            var to = Math.min(all, (from / Tile.FULL + 1) * Tile.FULL);
            try {
                reader.entries(from, to, sink);
            } catch (Lost e) {
                out.println(e.finding());
            }
            from = to;
        }
    }

    /** Prints an entry if it is asked for; false when none after it can be. */
    boolean more(long position, byte[] bytes, int offset, int length) {
        var from = options.from().orElse(null);
        var to = options.to().orElse(null);
        if (to != null && to.time() == null && position >= to.position()) return false;
        if (from != null && from.time() == null && position < from.position()) return true;
        if (!envelope.read(bytes, offset, length) || !envelope.readTime()) {
            if (options.subject().isEmpty()) unreadable(position, bytes, offset, length);
            return true;
        }
        if (options.subject().isPresent() && !isOf(options.subject().get())) return true;
        if (outside(from, to)) return true;
        var content = envelope.content();
        if (content.isEmpty()) unreadable(position, bytes, offset, length);
        else print(position, content.get(), new String(bytes, offset, length, UTF_8));
        return true;
    }

    private boolean isOf(String subject) {
        var id = envelope.aggregate().toString();
        return id.equals(subject) || (envelope.isOwned() && (envelope.aggregateType() + "/" + id).equals(subject));
    }

    private boolean outside(Options.@Nullable Bound from, Options.@Nullable Bound to) {
        var time = (from != null && from.time() != null) || (to != null && to.time() != null)
                ? Instant.parse(envelope.time().toString())
                : null;
        return time != null
                && ((from != null && from.time() != null && time.isBefore(from.time()))
                        || (to != null && to.time() != null && !time.isBefore(to.time())));
    }

    private void unreadable(long position, byte[] bytes, int offset, int length) {
        var copy = Arrays.copyOfRange(bytes, offset, offset + length);
        var base64 = Base64.getEncoder().encodeToString(copy);
        out.println(
                options.ndjson()
                        ? "{\"position\":" + position + ",\"bytes\":\"" + base64 + "\"}"
                        : position + "  不是事件 / no event: " + base64);
    }

    private void print(long position, Envelope.Content content, String entry) {
        try {
            var meta = Json.parse(content.meta());
            var data = Json.parse(content.data());
            var commitments = new TreeMap<String, String>();
            if (Json.parse(content.personal()) instanceof Json.Members members)
                members.members().forEach((of, commitment) -> {
                    if (commitment instanceof Json.Text text) commitments.put(of, text.text());
                });
            var known = commitments.isEmpty() ? Map.<String, Personal>of() : personal.apply(commitments.values());
            if (options.ndjson()) line(position, entry, commitments, known);
            else text(position, meta, data, commitments, known);
        } catch (NotJson e) {
            out.println(position + "  " + e.getMessage());
        }
    }

    private void line(long position, String entry, Map<String, String> commitments, Map<String, Personal> known) {
        var line = new StringBuilder("{\"position\":" + position + ",\"entry\":" + entry);
        if (!commitments.isEmpty()) {
            line.append(",\"personal\":{");
            var comma = "";
            for (var commitment : commitments.entrySet()) {
                line.append(comma)
                        .append(Json.quote(commitment.getKey()))
                        .append(':')
                        .append(said(known.get(commitment.getValue())));
                comma = ",";
            }
            line.append('}');
        }
        out.println(line.append('}'));
    }

    private static String said(@Nullable Personal personal) {
        if (personal == null) return "{\"withheld\":true}";
        if (personal.value() == null) return "{\"erased\":" + personal.erased() + "}";
        var value = json(personal.value()).isPresent() ? personal.value() : Json.quote(personal.value());
        return "{\"value\":" + value + "}";
    }

    /** Values are JSON objects of texts, but need not be for being proved. */
    static Optional<Json.Members> json(String value) {
        try {
            return Json.parse(value.getBytes(UTF_8)) instanceof Json.Members members
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    private void text(
            long position,
            Json.Value meta,
            Json.Value data,
            Map<String, String> commitments,
            Map<String, Personal> known) {
        var subject = envelope.isOwned()
                ? "  " + envelope.aggregateType() + "/" + envelope.aggregate() + " #" + envelope.sequence()
                : "";
        out.println(ReadableEvent.printable(position + "  " + envelope.time() + "  " + envelope.type() + subject));
        var event = new ReadableEvent(out);
        event.print(meta, data);
        commitments.forEach((of, commitment) -> event.personal(of, known.get(commitment)));
        out.println();
    }
}
