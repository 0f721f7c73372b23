package org.taizhang.probes.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/** The key of the secrets, 256 random bits as one line of base64 in a file that its owner alone may use. */
final class SecretKeyFile {
    private static final int LENGTH = 32;

    private SecretKeyFile() {}

    static byte[] read(Path file) throws IOException {
        refuseUsableByOthers(file);
        byte[] key;
        try {
            key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw damaged(file);
        }
        if (key.length != LENGTH) throw damaged(file);
        return key;
    }

    private static IOException damaged(Path file) {
        return new IOException("The key file " + file + " does not hold a key of 256 bits in base64");
    }

    /** Makes a new one, with its folders; never overwrites one that is there. */
    static byte[] create(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) Files.createDirectories(folder, mode(folder, "rwx------"));
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        write(file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.CREATE_NEW);
        return key;
    }

    /** Writes a file for its owner alone, and has it on the disk when it returns. */
    static void write(Path file, String text, StandardOpenOption... how) throws IOException {
        var options = new HashSet<StandardOpenOption>(Set.of(how));
        options.add(StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, mode(file, "rw-------"))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] mode(Path file, String permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void refuseUsableByOthers(Path file) throws IOException {
        if (!isPosix(file)) return;
        var others = Files.getPosixFilePermissions(file);
        others.removeAll(PosixFilePermissions.fromString("rwx------"));
        if (!others.isEmpty())
            throw new IOException("The key file " + file + " may be used by others than its owner: run chmod 600 on it,"
                    + " and store the secrets anew if others may have read it");
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
