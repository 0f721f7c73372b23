package org.taizhang.projections.documents;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Filters as a WHERE clause and what is bound to it. */
final class SqliteQuery {
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    SqliteQuery(Schema schema, List<Filter> filters) {
        for (var filter : filters) {
            var column = SqliteDocuments.column(filter.field());
            var checked = filter.in(schema);
            switch (filter.op()) {
                case EQ -> clause(column + " = ?", checked.value());
                case GE -> clause(column + " >= ?", checked.value());
                case GT -> clause(column + " > ?", checked.value());
                case LE -> clause(column + " <= ?", checked.value());
                case LT -> clause(column + " < ?", checked.value());
                case IN ->
                    clause(
                            column + " IN "
                                    + checked.values().stream()
                                            .map(value -> "?")
                                            .collect(Collectors.joining(", ", "(", ")")),
                            checked.values().toArray());
                case PREFIX -> clause(column + " >= ? AND " + column + " < ?", checked.text(), end(checked.text()));
                case CONTAINS ->
                    clause(
                            "instr(json_extract(texts, '$.\"" + filter.field() + "\"'), ?) > 0",
                            Field.folded(checked.text()));
                case EXISTS -> clause(column + (checked.value().equals(true) ? " IS NOT NULL" : " IS NULL"));
                // The unary plus keeps the planner to the index of the order, which holds the unit as well.
                case UNDER ->
                    clause(
                            "(+" + column + " = ? OR (+" + column + " >= ? AND +" + column + " < ?))",
                            checked.text(),
                            checked.text() + "/",
                            checked.text() + "0");
            }
        }
    }

    /** Only what comes after the cursor; a missing value is the smallest. */
    void after(String sort, boolean descending, Cursor cursor) {
        var beyond = descending ? " < " : " > ";
        var value = cursor.value();
        if (sort.equals("id")) {
            clause("id" + beyond + "?", cursor.id());
        } else if (value == null) {
            clause(
                    "(" + sort + " IS NULL AND id" + beyond + (descending ? "?)" : "? OR " + sort + " IS NOT NULL)"),
                    cursor.id());
        } else {
            var after = "(" + sort + ", id)" + beyond + "(?, ?)";
            var mayMiss = descending && !Schema.BUILT_IN.containsKey(sort);
            clause(mayMiss ? "(" + after + " OR " + sort + " IS NULL)" : after, value, cursor.id());
        }
    }

    private void clause(String clause, Object... values) {
        clauses.add(clause);
        this.values.addAll(List.of(values));
    }

    String sql() {
        return clauses.isEmpty() ? "" : " WHERE " + String.join(" AND ", clauses);
    }

    List<Object> values() {
        return values;
    }

    /** Behind every text that starts so: UTF-8 order is code point order, and this is the last code point. */
    private static String end(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case String text -> statement.setString(i + 1, text);
                case Long whole -> statement.setLong(i + 1, whole);
                case Double number -> statement.setDouble(i + 1, number);
                case Boolean flag -> statement.setInt(i + 1, flag ? 1 : 0);
                default -> throw new IllegalArgumentException("Not a value: " + values.get(i));
            }
        }
    }
}
