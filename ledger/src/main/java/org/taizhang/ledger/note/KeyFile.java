package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A private key as one line of text, {@code PRIVATE+KEY+name+id+base64}: the id is that of the public key, and the
 * bytes are the type followed by the secret.
 */
public final class KeyFile {
    private static final String HEAD = "PRIVATE+KEY+";
    private static final int MAX_BYTES = 4096;

    private KeyFile() {}

    /** Makes the bytes of a public key from those of a private one. */
    @FunctionalInterface
    public interface Derivation {
        /** Both begin with the type; a private key of another type is refused. */
        Key open(String name, byte[] secret) throws NoteRefused;
    }

    /** The secret of a file, its type included, once the name is the expected one and the id that of its public key. */
    public static byte[] read(Path file, String name, Derivation derivation) {
        refuseReadableByOthers(file);
        try {
            return parse(content(file), name, derivation);
        } catch (NoteRefused e) {
            throw new CannotSign("Key file " + file + " cannot be used: " + e.getMessage());
        }
    }

    /** The name under which the key of a file signs. */
    public static String name(Path file) {
        refuseReadableByOthers(file);
        try {
            return parts(content(file))[0];
        } catch (NoteRefused e) {
            throw new CannotSign("Key file " + file + " cannot be used: " + e.getMessage());
        }
    }

    private static String[] parts(String content) {
        var line = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
        var parts = line.startsWith(HEAD) ? line.substring(HEAD.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) throw new NoteRefused.Malformed("it is not the one line PRIVATE+KEY+name+id+base64");
        return parts;
    }

    private static byte[] parse(String content, String name, Derivation derivation) {
        var parts = parts(content);
        if (!parts[0].equals(name))
            throw new NoteRefused.Malformed("it holds the key of " + parts[0] + ", not of " + name);
        var secret = Strict.base64(parts[2], "the secret");
        if (!derivation.open(name, secret).hexId().equals(parts[1]))
            throw new NoteRefused.Malformed("its id is not that of its key: it was changed or damaged");
        return secret;
    }

    /** Writes a new file, which on POSIX its owner alone may read and write; one that exists is left as it is. */
    public static void create(Path file, Key open, byte[] secret) {
        var line = HEAD + open.name() + "+" + open.hexId() + "+" + Strict.base64(secret) + "\n";
        try (var channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(file))) {
            var bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new CannotSign("Key file " + file + " exists already and is not overwritten", e);
        } catch (IOException e) {
            throw new CannotSign("Key file " + file + " cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static FileAttribute<?>[] owner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void refuseReadableByOthers(Path file) {
        try {
            if (!Files.getFileStore(file).supportsFileAttributeView("posix")) return;
            var permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!permissions.isEmpty())
                throw new CannotSign("Key file " + file + " may be used by others than its owner ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        + "): run chmod 600 on it, and replace the key if others may have read it");
        } catch (NoSuchFileException e) {
            throw new CannotSign("Key file " + file + " does not exist", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String content(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) throw new NoteRefused.Malformed("it has more than " + MAX_BYTES + " bytes");
            return Strict.text(bytes, "it");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CannotSign unreadable(Path file, IOException e) {
        return new CannotSign("Key file " + file + " cannot be read (" + e.getMessage() + ")", e);
    }
}
