package org.taizhang.ledger.verify;

import java.io.PrintStream;

/** A bar that shows how far a long work has come, drawn at most five times a second. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean shown;
    private final long started = System.nanoTime();
    private long drawn;

    Progress(PrintStream out, boolean shown) {
        this.out = out;
        this.shown = shown;
        this.drawn = started;
    }

    void at(long done, long all) {
        var now = System.nanoTime();
        if (!shown || now - drawn < 200_000_000) return;
        drawn = now;
        var filled = (int) (WIDTH * done / Math.max(all, 1));
        var seconds = (now - started) / 1e9;
        out.printf(
                "\r[%s%s] %3d %%  %,d / %,d  %,.0f/s ",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                100 * done / Math.max(all, 1),
                done,
                all,
                done / seconds);
        out.flush();
    }

    void end() {
        if (!shown || drawn == started) return;
        out.print("\r" + " ".repeat(100) + "\r");
        out.flush();
    }
}
