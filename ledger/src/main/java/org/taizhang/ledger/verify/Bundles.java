package org.taizhang.ledger.verify;

import java.util.function.Consumer;

/** Takes bundles of entries apart: each two bytes of length and the bytes, as of tlog-tiles. */
final class Bundles {
    /** The longest a bundle can be. */
    static final int MAX_BYTES = 256 * (2 + 65_535);

    private Bundles() {}

    /** Gives the entries {@code skipped} to before {@code count} of a bundle of exactly so many, or of a wider one. */
    static void each(
            Content bundle, int skipped, int count, long first, String where, EntrySink sink, Consumer<Finding> told) {
        var bytes = bundle.bytes;
        var end = bundle.length;
        var at = 0;
        for (var i = 0; i < count; i++) {
            var length = at + 2 > end ? -1 : ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
            if (length < 0 || at + 2 + length > end)
                throw new Lost(Finding.wrong(first + i, where, "文件到此中断", "the file ends inside or before entry " + i));
            if (i >= skipped) sink.entry(first + i, bytes, at + 2, length);
            at += 2 + length;
        }
        if (at < end)
            told.accept(Finding.wrong(first + count, where, "末条之后还有字节", end - at + " bytes follow the last entry"));
    }
}
