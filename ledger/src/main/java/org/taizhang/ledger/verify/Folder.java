package org.taizhang.ledger.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A directory. */
record Folder(Path root) implements Place {
    @Override
    public Optional<byte[]> read(String path, int limit) throws IOException {
        var file = root.resolve(path);
        if (!Files.isRegularFile(file)) return Optional.empty();
        try (var in = Files.newInputStream(file)) {
            var size = (int) Math.min(Files.size(file), limit);
            var bytes = in.readNBytes(size + 1);
            if (bytes.length > limit) throw new IOException(file + " has more than " + limit + " bytes");
            return Optional.of(bytes);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public String name(String path) {
        return path;
    }
}
