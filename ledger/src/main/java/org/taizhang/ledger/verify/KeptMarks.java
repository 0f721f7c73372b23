package org.taizhang.ledger.verify;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.database.Damaged;
import org.taizhang.ledger.verify.database.Database;
import org.taizhang.ledger.verify.database.Table;

/** The checkpoints of one tree that a SQLite ledger keeps, in order of size, read one by one. */
final class KeptMarks implements Iterator<Mark> {
    private final TreeHash tree;
    private final int noteColumn;
    private final KeyedRows rows;
    private Optional<Mark> next;

    KeptMarks(Database database, Table table, TreeHash tree) {
        if (table.column("tree") != 0 || table.column("size") != 1)
            throw new Damaged(1, "table checkpoint has other columns than a ledger's");
        this.tree = tree;
        this.noteColumn = table.column("note");
        this.rows = new KeyedRows(database, table, 2);
        rows.seek(tree.tree());
        this.next = read();
    }

    private Optional<Mark> read() {
        var row = rows.next();
        if (row.isEmpty() || !row.get().text(0).equals(tree.tree())) return Optional.empty();
        var size = row.get().isInteger(1) ? row.get().integer(1) : -1;
        if (size < 0 || !row.get().isBlob(noteColumn))
            throw new Damaged(0, "a row of table checkpoint is none of a ledger");
        return Optional.of(new Mark(
                size, "checkpoint " + tree.tree() + "/" + size, row.get().bytes(noteColumn)));
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public Mark next() {
        var mark = next.orElseThrow(NoSuchElementException::new);
        next = read();
        return mark;
    }
}
