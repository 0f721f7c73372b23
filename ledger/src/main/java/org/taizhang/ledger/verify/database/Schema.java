package org.taizhang.ledger.verify.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a table, read from the statement that created it. */
final class Schema {
    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private final String sql;
    private int at;

    private Schema(String sql) {
        this.sql = sql;
    }

    static Table table(String name, String sql, long root) {
        try {
            return new Schema(sql).table(name, root);
        } catch (IndexOutOfBoundsException e) {
            throw new Damaged(1, "the statement that created table " + name + " ends early");
        }
    }

    private Table table(String name, long root) {
        for (var token = ""; !token.equals("("); ) token = token();
        var columns = new ArrayList<String>();
        var key = new ArrayList<String>();
        var more = true;
        while (more) {
            var first = token();
            if (CONSTRAINTS.contains(first.toLowerCase(Locale.ROOT))) {
                var primary = first.equalsIgnoreCase("primary");
                more = rest(primary ? key : new ArrayList<>());
            } else {
                columns.add(first);
                var before = at;
                more = rest(new ArrayList<>());
                if (sql.substring(before, at).toLowerCase(Locale.ROOT).contains("primary key")) key.add(first);
            }
        }
        var rowids = !sql.substring(at)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .contains("without rowid");
        return new Table(name, rowids ? List.copyOf(columns) : keyFirst(columns, key), rowids, root);
    }

    private static List<String> keyFirst(List<String> columns, List<String> key) {
        var stored = new ArrayList<>(key);
        for (var column : columns) if (!key.contains(column)) stored.add(column);
        return List.copyOf(stored);
    }

    /** Goes behind the definition's comma, or the closing bracket and then returns false; collects what was bracketed. */
    private boolean rest(List<String> bracketed) {
        for (var depth = 0; ; ) {
            var token = token();
            switch (token) {
                case "(" -> depth++;
                case ")" -> {
                    if (depth-- == 0) return false;
                }
                case "," -> {
                    if (depth == 0) return true;
                }
                default -> {
                    if (depth == 1) bracketed.add(token);
                }
            }
        }
    }

    /** The next word, quoted name or sign. */
    private String token() {
        while (true) {
            var c = sql.charAt(at);
            if (Character.isWhitespace(c)) at++;
            else if (sql.startsWith("--", at)) at = sql.indexOf('\n', at) < 0 ? sql.length() : sql.indexOf('\n', at);
            else if (sql.startsWith("/*", at)) at = sql.indexOf("*/", at + 2) + 2;
            else if (c == '"' || c == '`' || c == '\'' || c == '[') return quoted(c == '[' ? ']' : c);
            else if (!Character.isJavaIdentifierPart(c)) return String.valueOf(sql.charAt(at++));
            else return word();
        }
    }

    private String word() {
        var from = at;
        while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) at++;
        return sql.substring(from, at);
    }

    private String quoted(char end) {
        var close = sql.indexOf(end, at + 1);
        if (close < 0) throw new StringIndexOutOfBoundsException(at);
        var name = sql.substring(at + 1, close);
        at = close + 1;
        return name;
    }
}
