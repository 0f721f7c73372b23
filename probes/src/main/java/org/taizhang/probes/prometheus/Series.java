package org.taizhang.probes.prometheus;

import java.util.Map;

/** One value that an exporter shows, with the labels in the order they stood in. */
record Series(String name, Map<String, String> labels, double value) {
    /** The value of a label, or an empty text where it has none: the format makes no difference. */
    String label(String label) {
        return labels.getOrDefault(label, "");
    }
}
