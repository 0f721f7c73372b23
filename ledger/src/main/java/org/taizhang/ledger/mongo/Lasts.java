package org.taizhang.ledger.mongo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The newest sequences of the aggregates used last, as the majority has them. */
final class Lasts {
    private static final int AGGREGATES = 20_000;

    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > AGGREGATES;
        }
    };

    OptionalLong get(String aggregate) {
        var last = known.get(aggregate);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    void put(String aggregate, long sequence) {
        known.merge(aggregate, sequence, Math::max);
    }

    void forget(String aggregate) {
        known.remove(aggregate);
    }
}
