package org.taizhang.api.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.taizhang.domain.file.FileEvent.Contents;
import org.taizhang.domain.file.FileEvent.Flaw;
import org.taizhang.ledger.tree.TreeHash;

/**
 * Bytes by their digest, each once, in a folder that nodes may share: whole and on the disk before they have a place, and
 * given away only after they were read through and found to be what was stored.
 */
final class Archive {
    private static final String INCOMING = "incoming";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path incoming;

    /** What lies in the archive is not what was stored. */
    static final class Damaged extends Exception {
        private final Flaw flaw;

        Damaged(Flaw flaw) {
            super(flaw.name());
            this.flaw = flaw;
        }

        Flaw flaw() {
            return flaw;
        }
    }

    /** What has come in and has no place yet; gone once it is closed, where it was not kept. */
    record Draft(Path path, long size, String sha256, String sm3) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    Archive(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
    }

    /** Writes all of it to the disk; what cannot be written whole leaves nothing behind. */
    Draft receive(InputStream from) throws IOException {
        create(incoming);
        var path = incoming.resolve(UUID.randomUUID().toString());
        var sha256 = TreeHash.SHA256.digest();
        var sm3 = TreeHash.SM3.digest();
        var size = 0L;
        try (var to = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = new byte[BUFFER];
            for (var read = from.read(bytes); read >= 0; read = from.read(bytes)) {
                sha256.update(bytes, 0, read);
                sm3.update(bytes, 0, read);
                for (var left = ByteBuffer.wrap(bytes, 0, read); left.hasRemaining(); ) to.write(left);
                size += read;
            }
            to.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new Draft(path, size, hex(sha256), hex(sm3));
    }

    /** Gives it its place, in that of whatever was there under its digest. */
    void keep(Draft draft) throws IOException {
        var place = place(draft.sha256());
        create(place.resolveSibling(""));
        Files.move(draft.path(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(place.resolveSibling(""));
    }

    /** The bytes, every one of which has been read and found right; fails as damaged where one is not. */
    InputStream open(Contents contents) throws IOException, Damaged {
        if (!Files.isDirectory(folder)) throw new NoSuchFileException(folder.toString());
        var channel = channel(place(contents.sha256()));
        try {
            if (!isWhole(channel, contents)) throw new Damaged(Flaw.ALTERED);
            return Channels.newInputStream(channel.position(0));
        } catch (IOException | Damaged | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel channel(Path place) throws IOException, Damaged {
        try {
            return FileChannel.open(place, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new Damaged(Flaw.MISSING);
        }
    }

    private static boolean isWhole(FileChannel channel, Contents contents) throws IOException {
        if (channel.size() != contents.size()) return false;
        var sha256 = TreeHash.SHA256.digest();
        var sm3 = TreeHash.SM3.digest();
        var bytes = ByteBuffer.allocate(BUFFER);
        while (channel.read(bytes.clear()) >= 0) {
            sha256.update(bytes.flip());
            sm3.update(bytes.rewind());
        }
        return hex(sha256).equals(contents.sha256()) && hex(sm3).equals(contents.sm3());
    }

    /**
     * Takes bytes away that have lain there since before that instant; whether it did. Aside first, so that what comes in
     * meanwhile under the same digest, on this node or another, is put back and not lost.
     */
    boolean discard(String sha256, Instant before) throws IOException {
        create(incoming);
        var aside = incoming.resolve(UUID.randomUUID().toString());
        try {
            Files.move(place(sha256), aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return false;
        }
        if (isSince(aside, before)) {
            Files.move(aside, place(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return false;
        }
        Files.deleteIfExists(aside);
        return true;
    }

    Path folder() {
        return folder;
    }

    Path incoming() {
        return incoming;
    }

    /** Whether it was written at that instant or after. */
    static boolean isSince(Path file, Instant instant) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(instant);
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) return;
        var above = directory.toAbsolutePath().resolveSibling("");
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

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
