package org.taizhang.ledger.verify;

/** What is said to people, in Chinese and in English. */
record Sentence(String zh, String en) {
    @Override
    public String toString() {
        return zh + " / " + en;
    }
}
