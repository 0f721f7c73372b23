package org.taizhang.ledger.verify.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interior pages from a b-tree's root to where a cursor stands, and which child was taken on each. */
final class Descent {
    /** SQLite itself allows no deeper b-tree. */
    private static final int MAX_DEPTH = 20;

    private final Pages pages;
    private final int interior;
    private final int leaf;
    private final List<Step> spare = new ArrayList<>();
    private int depth;

    /** An interior page and the index of the child taken. */
    static final class Step {
        final Page page;
        int child;

        Step(Pages pages) {
            page = new Page(pages);
        }
    }

    Descent(Pages pages, int interior, int leaf) {
        this.pages = pages;
        this.interior = interior;
        this.leaf = leaf;
    }

    /** Loads a page as the next interior one if it is one, else into the leaf given and returns null. */
    @Nullable
    Step down(long number, Page into) {
        if (depth == MAX_DEPTH) throw into.damaged("the b-tree above it is deeper than " + MAX_DEPTH);
        into.go(number, interior, leaf, depth == 0, depth > 0);
        if (into.isLeaf()) return null;
        if (spare.size() == depth) spare.add(new Step(pages));
        var step = spare.get(depth++);
        step.page.go(number, interior, leaf, depth == 1, false);
        step.child = 0;
        return step;
    }

    boolean isEmpty() {
        return depth == 0;
    }

    Step last() {
        return spare.get(depth - 1);
    }

    void up() {
        depth--;
    }

    void clear() {
        depth = 0;
    }
}
