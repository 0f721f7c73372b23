package org.taizhang.api.report;

import java.util.List;

/** Rows of values under headings. */
public record Table(Wording caption, List<Column> columns, List<List<Cell>> rows) implements Section.Block {
    static final int MOST_COLUMNS = 12;
    static final int MOST_ROWS = 100_000;

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS)
            throw new IllegalArgumentException("A table has 1 to " + MOST_COLUMNS + " columns");
        if (rows.size() > MOST_ROWS) throw new IllegalArgumentException("A table has at most " + MOST_ROWS + " rows");
        for (var row : rows) check(row, columns);
    }

    private static void check(List<Cell> row, List<Column> columns) {
        if (row.size() != columns.size()) throw new IllegalArgumentException("A row has a cell for each column");
        for (int i = 0; i < row.size(); i++) {
            var kind = row.get(i).kind();
            if (kind != null && kind != columns.get(i).kind())
                throw new IllegalArgumentException(
                        "The column " + columns.get(i).heading().zh() + " has no place for " + row.get(i));
        }
    }

    /**
     * @param decimals of numbers and percents as they are shown; nothing is rounded where the value is kept
     */
    public record Column(Wording heading, Kind kind, int decimals) {
        private static final int MOST_DECIMALS = 6;

        public Column {
            if (decimals < 0 || decimals > MOST_DECIMALS)
                throw new IllegalArgumentException("A column shows 0 to " + MOST_DECIMALS + " decimals");
        }

        public Column(Wording heading, Kind kind) {
            this(heading, kind, kind == Kind.PERCENT ? 2 : 0);
        }

        boolean isText() {
            return kind == Kind.TEXT;
        }
    }
}
