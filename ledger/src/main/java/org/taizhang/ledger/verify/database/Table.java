package org.taizhang.ledger.verify.database;

import java.util.List;

/**
 * A table of the schema: its columns in the order of storage, and where its b-tree begins. In a table without row ids
 * the columns of the primary key come first.
 */
public record Table(String name, List<String> columns, boolean rowids, long root) {
    /** Where a column stands in a record; throws {@link Damaged} when the table has none of that name. */
    public int column(String column) {
        var index = columns.indexOf(column);
        if (index < 0) throw new Damaged(0, "table " + name + " has no column " + column);
        return index;
    }
}
