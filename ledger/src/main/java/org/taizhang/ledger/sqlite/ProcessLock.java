package org.taizhang.ledger.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.taizhang.ledger.CannotOpen;

/**
 * Keeps a file to one log at a time. The operating system holds the lock, so that it ends with the process however
 * that ends; the file {@code .lock} that stays behind locks nobody out.
 */
final class ProcessLock implements AutoCloseable {
    /** POSIX drops a process's locks on a file when any descriptor of it closes: no second one may be opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lock;
    private final FileChannel channel;

    private ProcessLock(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /** Takes the lock of a file given by its real path. */
    static ProcessLock of(Path file) {
        var lock = file.resolveSibling(file.getFileName() + ".lock");
        if (!HELD.add(lock)) throw new CannotOpen.InUse(file);
        try {
            var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) return new ProcessLock(lock, channel);
        } catch (IOException e) {
            HELD.remove(lock);
            throw new CannotOpen.NotWritable(file, e);
        }
        HELD.remove(lock);
        throw new CannotOpen.InUse(file);
    }

    /** Locks, or closes the channel. */
    private static boolean locked(FileChannel channel) throws IOException {
        var locked = false;
        try {
            locked = channel.tryLock() != null;
        } finally {
            if (!locked) channel.close();
        }
        return locked;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(lock);
        }
    }
}
