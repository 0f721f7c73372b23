package org.taizhang.ledger.verify;

import java.io.IOException;
import java.util.Optional;

/** Where the files of a log lie, by their paths as of tlog-tiles; for any number of threads. */
interface Place extends AutoCloseable {
    /** A file's content; nothing where there is no such file. One longer than {@code limit} bytes is an error. */
    Optional<byte[]> read(String path, int limit) throws IOException;

    /** What a file is called for people. */
    String name(String path);

    @Override
    default void close() throws IOException {}
}
