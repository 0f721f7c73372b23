package org.taizhang.ledger.verify.database;

/** The file is no SQLite database this reader knows, or is a damaged one; says on which page and why. */
public final class Damaged extends RuntimeException {
    private final long page;

    public Damaged(long page, String what) {
        super(page == 0 ? what : "page " + page + ": " + what);
        this.page = page;
    }

    /** The number of the bad page, from 1; 0 where the damage is not on a page. */
    public long page() {
        return page;
    }
}
