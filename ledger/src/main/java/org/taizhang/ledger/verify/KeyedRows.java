package org.taizhang.ledger.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.verify.database.Columns;
import org.taizhang.ledger.verify.database.Damaged;
import org.taizhang.ledger.verify.database.Database;
import org.taizhang.ledger.verify.database.IndexCursor;
import org.taizhang.ledger.verify.database.Table;
import org.taizhang.ledger.verify.database.TableCursor;

/** The rows of a table by its primary key, over the index that every such table has; for one thread. */
final class KeyedRows {
    private final Table table;
    private final int keys;
    private final IndexCursor index;
    private final @Nullable TableCursor rows;

    /** For a table whose primary key are its first columns, so many of them. */
    KeyedRows(Database database, Table table, int keys) {
        this.table = table;
        this.keys = keys;
        if (table.rowids()) {
            this.rows = database.rows(table);
            this.index = database.indexes(table.name()).stream()
                    .findFirst()
                    .map(database::records)
                    .orElseThrow(() -> new Damaged(1, "table " + table.name() + " has no index"));
        } else {
            this.rows = null;
            this.index = database.records(table);
        }
    }

    /** Goes before the first row with these values of leading key columns. */
    void seek(Object... key) {
        index.seek(key);
    }

    /** The next row in the order of the key; throws {@link Damaged} where the index does not say what the row does. */
    Optional<Columns> next() {
        if (!index.next()) return Optional.empty();
        var record = index.record();
        if (rows == null) return Optional.of(record);
        if (!record.isInteger(keys)) throw new Damaged(index.page(), "a record of the index names no row");
        var row = record.integer(keys);
        rows.seek(row);
        if (!rows.next() || rows.rowid() != row)
            throw new Damaged(
                    index.page(), "the index of table " + table.name() + " names row " + row + ", which is not there");
        for (var column = 0; column < keys; column++)
            if (!record.sameAs(column, rows.record(), column))
                throw new Damaged(
                        rows.page(), "row " + row + " of table " + table.name() + " is not what its index says");
        return Optional.of(rows.record());
    }
}
