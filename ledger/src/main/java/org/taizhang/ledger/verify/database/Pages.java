package org.taizhang.ledger.verify.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** The pages of a database as of its last commit; for one thread, which reads ahead where it walks through a table. */
final class Pages {
    /** The longest record read, in bytes: far above any of a ledger, far below what would hurt. */
    static final int MAX_PAYLOAD = 16 << 20;

    /** Small enough to stay near the processor, and one page of the largest size. */
    private static final int WINDOW = 1 << 16;

    private static final int NEAR = 8;

    private final FileChannel file;
    private final @Nullable Wal wal;
    private final int pageSize;
    private final int usable;
    private final long count;
    private final byte[] window;
    private long windowStart = -1;
    private long before;
    private int windowLength;

    Pages(FileChannel file, @Nullable Wal wal, int pageSize, int usable, long count) {
        this.file = file;
        this.wal = wal;
        this.pageSize = pageSize;
        this.usable = usable;
        this.count = count;
        this.window = new byte[WINDOW];
    }

    /** A view of the same pages for another thread. */
    Pages another() {
        return new Pages(file, wal, pageSize, usable, count);
    }

    long count() {
        return count;
    }

    /** Points a page at its bytes: into what was read ahead, or into an array of its own. */
    void load(Page page, long number, boolean ahead) {
        if (number < 1 || number > count)
            throw new Damaged(page.number, "it points to page " + number + " of " + count);
        page.number = (int) number;
        var logged = wal == null ? -1 : wal.find((int) number);
        if (wal != null && logged >= 0) own(page, wal.file(), logged);
        else if (!ahead) own(page, file, (number - 1) * pageSize);
        else ahead(page, number);
        page.limit = page.start + usable;
    }

    private void own(Page page, FileChannel from, long offset) {
        if (page.own.length != pageSize) page.own = new byte[pageSize];
        page.bytes = page.own;
        page.start = 0;
        if (read(from, page.bytes, pageSize, offset) < pageSize)
            throw page.damaged("it lies beyond the end of the file");
    }

    /** Takes a page from what was read ahead, or reads ahead where pages are walked through in about their order. */
    private void ahead(Page page, long number) {
        var offset = (number - 1) * pageSize;
        var near = number > before && number - before <= NEAR;
        before = number;
        if (windowStart < 0 || offset < windowStart || offset + pageSize > windowStart + windowLength) {
            if (!near) {
                own(page, file, offset);
                return;
            }
            windowStart = offset;
            windowLength = read(file, window, WINDOW, offset);
            if (windowLength < pageSize) throw page.damaged("it lies beyond the end of the file");
        }
        page.bytes = window;
        page.start = (int) (offset - windowStart);
    }

    private static int read(FileChannel file, byte[] into, int length, long offset) {
        try {
            var buffer = ByteBuffer.wrap(into, 0, length);
            while (buffer.hasRemaining() && file.read(buffer, offset + buffer.position()) >= 0) {}
            return buffer.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
