package org.taizhang.ledger.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeReader;

/** Walks through the tree and writes what the entries do not tell. */
final class ExportNodes {
    /** A reader remembers the tiles it has read; after so many questions a new one begins with none. */
    private static final int QUESTIONS = 1_000;

    private final Positions positions;
    private final OutputStream out;
    private final Export.Tree tree;
    private final long size;
    private final Map<Tile, byte[]> recent = new LinkedHashMap<>(512, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > 256;
        }
    };
    private TreeReader reader;
    private int asked;

    ExportNodes(Export.Tree tree, long size, Positions positions, OutputStream out) {
        this.tree = tree;
        this.positions = positions;
        this.out = out;
        this.size = size;
        this.reader = reader();
    }

    private TreeReader reader() {
        return new TreeReader(tile -> recent.computeIfAbsent(tile, tree.tiles()::read), tree.hash(), size);
    }

    void write(long from, long to) throws IOException {
        if (from == to) return;
        if (positions.from(from) >= to) {
            if (++asked % QUESTIONS == 0) reader = reader();
            out.write(reader.subtree(from, to));
        } else if (to - from > 1) {
            var middle = from + TreeReader.left(to - from);
            write(from, middle);
            write(middle, to);
        }
    }
}
