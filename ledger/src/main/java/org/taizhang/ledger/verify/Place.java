package org.taizhang.ledger.verify;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Where the files of a log lie, by their paths as of tlog-tiles; for any number of threads. */
interface Place extends AutoCloseable {
    /** Reads a file; false where there is no such file. One longer than {@code limit} bytes is an error. */
    boolean read(String path, int limit, Content into) throws IOException;

    /** A file's content, in memory of its own. */
    default Optional<byte[]> read(String path, int limit) throws IOException {
        var content = new Content();
        return read(path, limit, content)
                ? Optional.of(Arrays.copyOf(content.bytes, content.length))
                : Optional.empty();
    }

    /** What a file is called for people. */
    String name(String path);

    @Override
    default void close() throws IOException {}
}
