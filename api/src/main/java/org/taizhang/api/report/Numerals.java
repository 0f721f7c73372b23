package org.taizhang.api.report;

/** Chinese numerals, as sections are counted: 一, 十, 十一, 二十一. */
final class Numerals {
    private static final String DIGITS = "零一二三四五六七八九";

    private Numerals() {}

    static String of(int number) {
        if (number < 1 || number > 99) throw new IllegalArgumentException("From 1 to 99, not " + number);
        var tens = number / 10;
        var text = new StringBuilder();
        if (tens > 1) text.append(DIGITS.charAt(tens));
        if (tens > 0) text.append('十');
        if (number % 10 > 0) text.append(DIGITS.charAt(number % 10));
        return text.toString();
    }
}
