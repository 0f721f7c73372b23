package org.taizhang.probes.middleware;

import java.util.ArrayList;
import java.util.List;

/** A row of comma-separated values as RFC 4180 has them. */
final class Csv {
    private Csv() {}

    static List<String> fields(String row) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < row.length(); i++) {
            var c = row.charAt(i);
            if (c == '"' && quoted && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else field.append(c);
        }
        fields.add(field.toString());
        return fields;
    }
}
