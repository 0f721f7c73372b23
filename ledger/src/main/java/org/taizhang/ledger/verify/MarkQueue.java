package org.taizhang.ledger.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The checkpoints of a tree in order of size: those it keeps, read as they are needed, and older ones from elsewhere. */
final class MarkQueue {
    private final Iterator<Mark> kept;
    private final PriorityQueue<Mark> older = new PriorityQueue<>(Comparator.comparingLong(Mark::size));
    private final Report report;
    private @Nullable Mark next;
    private long last = -1;

    MarkQueue(Iterator<Mark> kept, List<Mark> older, Report report) {
        this.kept = kept;
        this.older.addAll(older);
        this.report = report;
    }

    /** Takes those up to a size. */
    List<Mark> upTo(long size) {
        var taken = new ArrayList<Mark>();
        while (!older.isEmpty() && older.peek().size() <= size) taken.add(older.remove());
        while (true) {
            if (next == null && kept.hasNext()) next = inOrder(kept.next());
            if (next == null || next.size() > size) break;
            taken.add(next);
            next = null;
        }
        taken.sort(Comparator.comparingLong(Mark::size));
        return taken;
    }

    private Mark inOrder(Mark mark) {
        if (mark.size() <= last)
            report.add(Finding.wrong(
                    -1, mark.where(), "检查点没有按大小排列", "the checkpoint comes after one of " + last + " entries"));
        last = mark.size();
        return mark;
    }
}
