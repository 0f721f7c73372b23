package org.taizhang.ledger.verify.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A write-ahead log: where the last committed version of each page in it lies. Frames after the last valid commit are
 * left out, as SQLite does; that they are what a crash leaves, and no damage to commits that were once synced, is checked.
 */
final class Wal {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private final FileChannel file;
    private final byte[] header;
    private final int pageSize;
    private final ByteOrder order;
    private final PageMap frames = new PageMap();
    private long committed;
    private long ignored;
    private int pages;
    private int sum0;
    private int sum1;

    private Wal(FileChannel file, byte[] header) {
        this.file = file;
        this.header = header;
        this.pageSize = pageSize(header);
        this.order = (header[3] & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    /** Reads a log; null where nothing was ever written to it. */
    static @Nullable Wal read(FileChannel file) throws IOException {
        var header = header(file);
        if (header == null) return null;
        var magic = Bytes.i32(header, 0);
        if ((magic & ~1) != 0x377F0682) throw new Damaged(0, "the write-ahead log does not begin as one");
        if (Bytes.i32(header, 4) != 3_007_000) throw new Damaged(0, "the write-ahead log has an unknown format");
        var size = pageSize(header);
        if (size < 512 || size > 65_536 || Integer.bitCount(size) != 1)
            throw new Damaged(0, "the write-ahead log has pages of " + size + " bytes");
        var wal = new Wal(file, header);
        wal.sum(header, 0, 24);
        if (wal.sum0 != Bytes.i32(header, 24) || wal.sum1 != Bytes.i32(header, 28))
            throw new Damaged(0, "the header of the write-ahead log fails its checksum");
        wal.frames();
        return wal;
    }

    private static byte @Nullable [] header(FileChannel file) throws IOException {
        var header = new byte[HEADER];
        var buffer = ByteBuffer.wrap(header);
        while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {}
        return buffer.hasRemaining() || Arrays.equals(header, new byte[HEADER]) ? null : header;
    }

    private static int pageSize(byte[] header) {
        var size = Bytes.i32(header, 8);
        return size == 1 ? 65_536 : size;
    }

    private void frames() throws IOException {
        var buffer = ByteBuffer.allocate(FRAME_HEADER + pageSize);
        var frame = buffer.array();
        var pending = new PageMap();
        var valid = true;
        var lostCommit = false;
        for (var n = 0L; ; n++) {
            buffer.clear();
            while (buffer.hasRemaining() && file.read(buffer, offset(n) + buffer.position()) >= 0) {}
            if (buffer.hasRemaining()) return;
            var ours = Arrays.equals(frame, 8, 16, header, 16, 24);
            if (valid && !(ours && sums(frame))) valid = false;
            if (valid) {
                pending.put(Bytes.i32(frame, 0), n);
                if (Bytes.i32(frame, 4) == 0) continue;
                pages = Bytes.i32(frame, 4);
                committed = n + 1;
                frames.putAll(pending);
                pending.clear();
            } else if (ours) {
                // What follows a commit was written after that commit was synced: had it been torn, nothing would
                // follow.
                if (lostCommit)
                    throw new Damaged(
                            0, "the write-ahead log is broken after frame " + committed + ", before later commits");
                ignored++;
                lostCommit = Bytes.i32(frame, 4) != 0;
            }
        }
    }

    private boolean sums(byte[] frame) {
        if (Bytes.i32(frame, 0) <= 0) return false;
        sum(frame, 0, 8);
        sum(frame, FRAME_HEADER, frame.length);
        return sum0 == Bytes.i32(frame, 16) && sum1 == Bytes.i32(frame, 20);
    }

    private void sum(byte[] bytes, int from, int to) {
        var buffer = ByteBuffer.wrap(bytes).order(order);
        var a = sum0;
        var b = sum1;
        for (var at = from; at < to; at += 8) {
            a += buffer.getInt(at) + b;
            b += buffer.getInt(at + 4) + a;
        }
        sum0 = a;
        sum1 = b;
    }

    private long offset(long frame) {
        return HEADER + frame * (FRAME_HEADER + pageSize);
    }

    /** Where in the log a page's bytes begin, -1 where the log does not hold it. */
    long find(int page) {
        var frame = frames.get(page);
        return frame < 0 ? -1 : offset(frame) + FRAME_HEADER;
    }

    boolean changed() throws IOException {
        return !Arrays.equals(header, header(file));
    }

    FileChannel file() {
        return file;
    }

    int pageSize() {
        return pageSize;
    }

    /** Frames up to the last commit. */
    long committed() {
        return committed;
    }

    /** Frames of the same generation after the last commit, as an interrupted commit leaves them. */
    long ignored() {
        return ignored;
    }

    /** The size of the database in pages after the last commit. */
    int pages() {
        return pages;
    }
}
