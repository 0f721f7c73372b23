package org.taizhang.api.standard;

import java.util.ArrayList;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The table of {@code docs/standard.md}: each requirement, what proves it, and the scenarios that were played of it. */
final class Table {
    private static final int SHORT = 60;

    private Table() {}

    static String of(JsonNode clauses, Map<Scenario, Boolean> played) {
        var rows = new ArrayList<String>();
        var shown = 0;
        for (var standing : clauses) {
            var clause = standing.get("clause");
            var id = clause.get("id").asString();
            var own = played.keySet().stream()
                    .filter(scenario -> scenario.clause().equals(id))
                    .toList();
            var passed = !own.isEmpty() && own.stream().allMatch(played::get);
            if (passed) shown++;
            var evidence = new StringJoiner(", ");
            clause.get("evidence").forEach(event -> evidence.add("`" + event.asString() + "`"));
            rows.add("| %s | %s | %s | %s | %s |"
                    .formatted(
                            id,
                            cut(clause.get("zh").asString()),
                            evidence,
                            own.isEmpty() ? "not yet" : passed ? "shown" : "failed",
                            own.stream()
                                    .map(scenario -> scenario.zh() + " / " + scenario.en())
                                    .collect(Collectors.joining("<br>"))));
        }
        return """
                # The standard, clause by clause

                Written by the scenarios themselves (`StandardTest`, with `-Dapprove=true`): each is played over HTTP on the running product,
                does what the clause asks, finds its evidence in the ledger, and is refused what the clause forbids.
                %d of %d clauses are shown.

                | clause | requirement | evidence | status | scenarios |
                |---|---|---|---|---|
                %s
                """.formatted(shown, rows.size(), String.join("\n", rows));
    }

    private static String cut(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT - 1) + "…";
    }
}
