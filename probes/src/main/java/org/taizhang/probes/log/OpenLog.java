package org.taizhang.probes.log;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.taizhang.probes.Failed;

/** A log file that is being read, whatever it is called by now. */
final class OpenLog implements Closeable {
    private static final int ATTEMPTS = 10;
    private static final int HEAD = 1024;
    private static final int BUFFER = 4 * Lines.LONGEST;
    private static final long MOST = 16 * 1024 * 1024;

    private final SeekableByteChannel channel;
    private final String key;

    private OpenLog(SeekableByteChannel channel, String key) {
        this.channel = channel;
        this.key = key;
    }

    static OpenLog of(Path path) throws IOException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var key = key(path);
            var channel = Files.newByteChannel(path, Set.of(READ, NOFOLLOW_LINKS));
            if (key.equals(key(path))) return new OpenLog(channel, key);
            channel.close();
        }
        throw new Failed("The file " + path + " is replaced again and again");
    }

    static String key(Path path) throws IOException {
        return String.valueOf(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS)
                .fileKey());
    }

    /** Whether this is the file that was read up to there, and not shorter since. */
    boolean continues(Position was) throws IOException {
        return key.equals(was.file())
                && size() >= was.offset()
                && head(was.offset()).equals(was.head());
    }

    long size() throws IOException {
        return channel.size();
    }

    Position at(long offset) throws IOException {
        return new Position(offset, head(offset), key);
    }

    private String head(long offset) throws IOException {
        var head = ByteBuffer.allocate((int) Math.min(HEAD, offset));
        channel.position(0);
        var isOver = false;
        while (head.hasRemaining() && !isOver) isOver = channel.read(head) < 0;
        var sum = new CRC32C();
        sum.update(head.flip());
        return Long.toHexString(sum.getValue());
    }

    /**
     * Reads at most 16 MiB of lines.
     *
     * @param isComplete whether nothing will be added, so that the last line needs no end
     * @return where to go on next time
     */
    long follow(long from, boolean isComplete, @Nullable Charset charset, Matcher matcher) throws IOException {
        var buffer = ByteBuffer.allocate(BUFFER);
        channel.position(from);
        var at = from;
        while (at - from < MOST && !matcher.isSpent()) {
            var isOver = channel.read(buffer) < 0;
            buffer.flip();
            Lines.take(buffer, isOver && isComplete, charset, matcher);
            at += buffer.position();
            buffer.compact();
            if (isOver) break;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
