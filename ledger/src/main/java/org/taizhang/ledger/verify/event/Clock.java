package org.taizhang.ledger.verify.event;

/** Reads times as {@link java.time.Instant} prints them, such as 2026-11-23T08:00:00.123456Z, from bytes. */
final class Clock {
    /** What is returned for a time written in any other way. */
    static final long UNUSUAL = Long.MIN_VALUE;

    private static final int[] SCALE = {1_000_000_000, 0, 0, 0, 1_000_000, 0, 0, 1_000, 0, 0, 1};

    private Clock() {}

    /** Nanoseconds since 1970 of a time in the years 1700 to 2199. */
    static long nanos(byte[] b, int from, int to) {
        var length = to - from;
        if (length < 20 || b[from + 4] != '-' || b[from + 7] != '-' || b[from + 10] != 'T' || b[to - 1] != 'Z')
            return UNUSUAL;
        if (b[from + 13] != ':' || b[from + 16] != ':') return UNUSUAL;
        var year = number(b, from, 4);
        var month = number(b, from + 5, 2);
        var day = number(b, from + 8, 2);
        var hour = number(b, from + 11, 2);
        var minute = number(b, from + 14, 2);
        var second = number(b, from + 17, 2);
        if (year < 1700 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 28) return UNUSUAL;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return UNUSUAL;
        var fraction = 0L;
        if (length > 20) {
            var digits = length - 21;
            if (b[from + 19] != '.' || digits % 3 != 0 || digits < 3 || digits > 9) return UNUSUAL;
            fraction = number(b, from + 20, digits);
            if (fraction < 0) return UNUSUAL;
            fraction *= SCALE[digits + 1];
        }
        var days = days(year, month, day);
        return ((days * 24 + hour) * 60 + minute) * 60_000_000_000L + second * 1_000_000_000L + fraction;
    }

    private static int number(byte[] b, int from, int digits) {
        var value = 0;
        for (var i = from; i < from + digits; i++) {
            if (b[i] < '0' || b[i] > '9') return -1;
            value = value * 10 + (b[i] - '0');
        }
        return value;
    }

    /** Days since 1970 in the Gregorian calendar: years begin in March, so that leap days come last. */
    private static long days(int year, int month, int day) {
        var y = month <= 2 ? year - 1 : year;
        var era = y / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
