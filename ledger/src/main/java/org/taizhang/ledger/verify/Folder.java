package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** A directory. */
record Folder(Path root) implements Place {
    @Override
    public boolean read(String path, int limit, Content into) throws IOException {
        var file = root.resolve(path);
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) return false; // a named pipe would never end
            if (attributes.size() > limit) throw new IOException(file + " has more than " + limit + " bytes");
            into.clear((int) attributes.size());
            var bytes = ByteBuffer.wrap(into.bytes, 0, (int) attributes.size());
            try (var channel = FileChannel.open(file)) {
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            }
            if (bytes.hasRemaining()) throw new IOException(file + " became shorter while it was read");
            into.length = bytes.position();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public String name(String path) {
        return path;
    }
}
