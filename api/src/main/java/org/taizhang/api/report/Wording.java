package org.taizhang.api.report;

import org.jspecify.annotations.Nullable;

/** What is said in Chinese and, where there is one, in English beside it. */
public record Wording(String zh, @Nullable String en) {
    /** What a cell of a spreadsheet holds of both languages together. */
    static final int LONGEST = 15_000;

    public Wording {
        if (zh.isBlank()) throw new IllegalArgumentException("A wording says something");
        if (zh.length() > LONGEST || (en != null && en.length() > LONGEST))
            throw new IllegalArgumentException("A wording has at most " + LONGEST + " characters");
    }

    public static Wording of(String zh) {
        return new Wording(zh, null);
    }

    public static Wording of(String zh, String en) {
        return new Wording(zh, en);
    }

    String both(String between) {
        return en == null ? zh : zh + between + en;
    }
}
