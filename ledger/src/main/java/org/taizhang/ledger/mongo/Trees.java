package org.taizhang.ledger.mongo;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.taizhang.ledger.tree.GrowingTree;
import org.taizhang.ledger.tree.TreeHash;

/** The trees over the entries, which grow with what the majority has. */
final class Trees {
    /** A tree, its tiles, and what makes its leaves: for the thread that adds. */
    private record Kept(GrowingTree tree, StoredTiles tiles) {}

    private final Map<TreeHash, Kept> kept = new EnumMap<>(TreeHash.class);

    /** Begins each tree after the entries under its stored leaves. */
    Trees(Collection<StoredTiles> all) {
        for (var tiles : all)
            kept.put(tiles.hash(), new Kept(new GrowingTree(tiles.hash(), tiles, tiles.covered()), tiles));
    }

    Set<TreeHash> hashes() {
        return Set.copyOf(kept.keySet());
    }

    /** From where on entries are needed, so that all trees come to be as long as the log. */
    long begin() {
        return kept.values().stream()
                .mapToLong(each -> each.tree().size())
                .min()
                .orElse(0);
    }

    /** Up to where there must be entries, for there are leaves of them. */
    long end() {
        return kept.values().stream()
                .mapToLong(each -> each.tree().size())
                .max()
                .orElse(0);
    }

    /** Adds a group that follows; readers see it from now on. */
    void add(Group group) {
        for (var each : kept.values()) {
            var hasher = each.tree().hash().hasher();
            for (var recorded : group.entries())
                if (recorded.position() >= each.tree().size())
                    each.tree().add(hasher.leaf(recorded.entry().bytes()), each.tiles()::store);
            each.tree().publish();
            each.tiles().flush();
        }
    }

    GrowingTree tree(TreeHash hash) {
        var found = kept.get(hash);
        if (found == null) throw new IllegalArgumentException("This log keeps no tree by " + hash);
        return found.tree();
    }
}
