package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Entries as the product writes them: every fifth of no aggregate, the others of some aggregates in turn. */
final class Entries {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private Entries() {}

    static List<byte[]> of(int count) {
        var entries = new ArrayList<byte[]>(count);
        for (var i = 0; i < count; i++) entries.add(entry(i, "v"));
        return entries;
    }

    static byte[] entry(int i, String value) {
        return ("{\"v\":1,\"id\":\"" + id(i) + "\",\"type\":\"change.approved/1\"" + owner(i) + ",\"time\":\"" + time(i)
                        + "\",\"meta\":{\"actor.id\":\"u-4711\",\"actor.name\":\"王芳\"},\"data\":{\"title\":\"变更\",\"n\":"
                        + i
                        + ",\"value\":\"" + value + "\"}}")
                .getBytes(UTF_8);
    }

    static String id(int i) {
        return "00000000-0000-4000-8000-%012d".formatted(i);
    }

    /** Times go back now and then, as clocks do. */
    static Instant time(int i) {
        return START.plusMillis(i * 7L - (i % 11 == 0 ? 1_000 : 0)).plusNanos(i % 3 == 0 ? 123 : 0);
    }

    static boolean isOwned(int i) {
        return i % 5 != 4;
    }

    static String aggregate(int i) {
        return isOwned(i) ? "c-" + i % 5 + "-" + i / 1_000 : id(i);
    }

    static long sequence(int i) {
        return isOwned(i) ? (i % 1_000) / 5 : 0;
    }

    private static String owner(int i) {
        return isOwned(i)
                ? ",\"aggregate\":{\"type\":\"change\",\"id\":\"" + aggregate(i) + "\",\"sequence\":" + sequence(i)
                        + "}"
                : "";
    }
}
