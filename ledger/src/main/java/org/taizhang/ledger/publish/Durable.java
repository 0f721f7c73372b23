package org.taizhang.ledger.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there whole or not at all, whatever happens meanwhile. */
final class Durable {
    private Durable() {}

    /** Puts a file in place of whatever is there; until it is whole it is beside, and hidden. */
    static void write(Path file, byte[] bytes) throws IOException {
        write(file, bytes, file.resolveSibling("." + file.getFileName() + ".new"));
    }

    /** Puts a file in place of whatever is there; until it is whole it is another one on the same volume. */
    static void write(Path file, byte[] bytes, Path beside) throws IOException {
        var directory = file.toAbsolutePath().resolveSibling("");
        create(directory);
        try (var channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) channel.write(left);
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(directory);
    }

    private static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) return;
        var above = directory.resolveSibling("");
        create(above);
        Files.createDirectories(directory);
        sync(above);
    }

    /** The name of a file is durable once its directory is; where a directory cannot be opened, it is without. */
    private static void sync(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
