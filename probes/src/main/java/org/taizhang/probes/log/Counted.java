package org.taizhang.probes.log;

/** A text of which only so many characters can be asked for, which bounds the steps of a regular expression. */
final class Counted implements CharSequence {
    private final String text;
    private final int most;
    private int steps;

    Counted(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** Has no trace: it is thrown for every line of a pattern that explodes. */
    static final class TooManySteps extends RuntimeException {
        private TooManySteps() {
            super(null, null, false, false);
        }
    }

    int steps() {
        return steps;
    }

    @Override
    public char charAt(int index) {
        if (++steps > most) throw new TooManySteps();
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
