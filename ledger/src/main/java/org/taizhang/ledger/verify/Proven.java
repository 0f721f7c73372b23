package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.taizhang.ledger.verify.event.Envelope;
import org.taizhang.ledger.verify.event.Json;
import org.taizhang.ledger.verify.event.NotJson;

/** The entries of an export as far as files beside them speak of them, in 72 bytes each: leaf hash, and a digest of what it says of itself. */
final class Proven {
    private static final int HASH = 32;
    private static final int MOST = 1 << 24;

    private long[] positions = new long[1 << 10];
    private byte[] leaves = new byte[HASH << 10];
    private byte[] facts = new byte[HASH << 10];
    private int count;
    private final MessageDigest digest;

    Proven() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** Adds an entry, whose position is above all before it. */
    void add(long position, byte[] leaf, byte[] stated) {
        if (count == MOST) throw new Refused("条目过多", "more than " + MOST + " entries cannot be compared with files");
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            leaves = Arrays.copyOf(leaves, 2 * count * HASH);
            facts = Arrays.copyOf(facts, 2 * count * HASH);
        }
        positions[count] = position;
        System.arraycopy(leaf, 0, leaves, count * HASH, HASH);
        System.arraycopy(stated, 0, facts, count * HASH, HASH);
        count++;
    }

    int count() {
        return count;
    }

    long position(int index) {
        return positions[index];
    }

    /** Negative where the position is not among them. */
    int index(long position) {
        return Arrays.binarySearch(positions, 0, count, position);
    }

    byte[] leaf(int index) {
        return Arrays.copyOfRange(leaves, index * HASH, (index + 1) * HASH);
    }

    boolean states(int index, byte[] stated) {
        return Arrays.equals(facts, index * HASH, (index + 1) * HASH, stated, 0, HASH);
    }

    /** What an entry that was understood says of itself. */
    byte[] facts(Envelope envelope) {
        if (!envelope.readTime()) return new byte[HASH];
        var type = envelope.type().toString();
        var slash = type.indexOf('/');
        var subject = envelope.isOwned() ? envelope.aggregate().toString() : "";
        var time = envelope.time().toString();
        return envelope.content()
                .map(content -> facts(slash < 0 ? type : type.substring(0, slash), subject, unit(content.meta()), time))
                .orElseGet(() -> new byte[HASH]);
    }

    private static String unit(byte[] meta) {
        try {
            return Json.parse(meta) instanceof Json.Members members
                            && members.members().get("unit") instanceof Json.Text text
                    ? text.text()
                    : "";
        } catch (NotJson e) {
            return "";
        }
    }

    byte[] facts(String event, String subject, String unit, String time) {
        for (var text : new String[] {event, subject, unit, instant(time)}) {
            digest.update(text.getBytes(UTF_8));
            digest.update((byte) 0xFF); // in no UTF-8
        }
        return digest.digest();
    }

    /** People are told times to the millisecond. */
    private static String instant(String time) {
        try {
            return Instant.parse(time).truncatedTo(ChronoUnit.MILLIS).toString();
        } catch (DateTimeException e) {
            return time;
        }
    }
}
