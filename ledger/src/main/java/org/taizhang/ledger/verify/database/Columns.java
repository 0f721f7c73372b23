package org.taizhang.ledger.verify.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The columns of a row, in the order of storage; valid until the cursor that gave it moves. */
public final class Columns {
    private final Varint varint = new Varint();
    private byte[] bytes = {};
    private long[] types = new long[16];
    private int[] starts = new int[17];
    private int columns;

    Columns() {}

    void over(Page page, byte[] bytes, int at, int length) {
        this.bytes = bytes;
        try {
            varint.over(bytes, at, at + length);
            var header = varint.next();
            if (header < 1 || header > length) throw page.damaged("a record has a header of " + header + " bytes");
            var headerEnd = at + (int) header;
            var start = headerEnd;
            columns = 0;
            varint.over(bytes, varint.at, headerEnd);
            while (varint.at < headerEnd) {
                if (columns == types.length) grow(page);
                var type = varint.next();
                types[columns] = type;
                starts[columns++] = start;
                var size = size(type);
                if (size < 0 || size > at + length - start) throw page.damaged("a column runs over its record");
                start += (int) size;
            }
            starts[columns] = start;
            if (start != at + length) throw page.damaged("a record is longer than its columns");
        } catch (IndexOutOfBoundsException e) {
            throw page.damaged("a record runs over its end");
        }
    }

    private void grow(Page page) {
        if (columns >= 2_000) throw page.damaged("a record has more columns than SQLite allows");
        types = Arrays.copyOf(types, columns * 2);
        starts = Arrays.copyOf(starts, columns * 2 + 1);
    }

    private static long size(long type) {
        if (type < 0) return -1;
        if (type >= 12) return (type - 12) / 2;
        return switch ((int) type) {
            case 0, 8, 9 -> 0;
            case 1, 2, 3, 4 -> type;
            case 5 -> 6;
            case 6, 7 -> 8;
            default -> -1;
        };
    }

    public int columns() {
        return columns;
    }

    /** Whether a column is NULL, or was added to the table after the row was written. */
    public boolean isNull(int column) {
        return column >= columns || types[column] == 0;
    }

    public boolean isInteger(int column) {
        return column < columns && types[column] >= 1 && types[column] <= 9 && types[column] != 7;
    }

    public boolean isText(int column) {
        return column < columns && types[column] >= 13 && (types[column] & 1) == 1;
    }

    public boolean isBlob(int column) {
        return column < columns && types[column] >= 12 && (types[column] & 1) == 0;
    }

    /** The value of a column that {@link #isInteger}. */
    public long integer(int column) {
        if (!isInteger(column)) throw new IllegalStateException("Column " + column + " is no integer");
        var type = types[column];
        if (type >= 8) return type - 8;
        var at = starts[column];
        return type == 6
                ? Bytes.i64(bytes, at)
                : type == 4 ? Bytes.i32(bytes, at) : Bytes.signed(bytes, at, length(column));
    }

    /** The array in which a column's bytes stand, not to be written to. */
    public byte[] array() {
        return bytes;
    }

    public int start(int column) {
        return starts[column];
    }

    public int length(int column) {
        return column >= columns ? 0 : starts[column + 1] - starts[column];
    }

    /** Whether a column has the type and the bytes of another row's. */
    public boolean sameAs(int column, Columns other, int otherColumn) {
        if (column >= columns || otherColumn >= other.columns) return false;
        if (isInteger(column)) return other.isInteger(otherColumn) && integer(column) == other.integer(otherColumn);
        return types[column] == other.types[otherColumn]
                && Arrays.equals(
                        bytes,
                        starts[column],
                        starts[column + 1],
                        other.bytes,
                        other.starts[otherColumn],
                        other.starts[otherColumn + 1]);
    }

    /** A copy of a column's bytes. */
    public byte[] bytes(int column) {
        return column >= columns ? new byte[0] : Arrays.copyOfRange(bytes, starts[column], starts[column + 1]);
    }

    /** A text column; bytes that are no UTF-8 show as U+FFFD. */
    public String text(int column) {
        return column >= columns ? "" : new String(bytes, starts[column], length(column), StandardCharsets.UTF_8);
    }
}
