package org.taizhang.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.taizhang.ledger.tree.Commitment;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.Source.Personal;

/** A file with some entries of a log and the hashes that prove them against its checkpoint, read member by member. */
final class ExportFile implements AutoCloseable {
    private final ZipFile zip;
    private @Nullable Map<String, Personal> known;

    private ExportFile(ZipFile zip) {
        this.zip = zip;
    }

    static ExportFile open(Path file) throws IOException {
        try {
            return new ExportFile(new ZipFile(file.toFile()));
        } catch (ZipException e) {
            throw new Refused(file + " 不是完整的 ZIP 文件", file + " is no whole ZIP file: " + e.getMessage());
        }
    }

    /** A member with text or a note; nothing where it is missing. */
    Optional<byte[]> small(String name) throws IOException {
        var member = zip.getEntry(name);
        if (member == null) return Optional.empty();
        try (var in = zip.getInputStream(member)) {
            var bytes = in.readNBytes(TiledSource.MAX_NOTE + 1);
            if (bytes.length > TiledSource.MAX_NOTE) throw new IOException(name + " is too long");
            return Optional.of(bytes);
        }
    }

    Optional<String> keys() throws IOException {
        return small(Export.KEYS).map(bytes -> new String(bytes, UTF_8));
    }

    Stream<String> names() {
        return zip.stream().map(ZipEntry::getName);
    }

    InputStream member(String name) throws IOException {
        var member = zip.getEntry(name);
        if (member == null) throw new Lost(Finding.missing(-1, name, "导出文件缺少此项", "the export lacks it"));
        return new BufferedInputStream(zip.getInputStream(member), 1 << 16);
    }

    Entries entries() throws IOException {
        return new Entries(member(Export.ENTRIES));
    }

    DataInputStream nodes(TreeHash tree) throws IOException {
        return new DataInputStream(member(TiledSource.prefix(tree) + Export.NODES));
    }

    /** The entries one after the other, the position of the next one always known. */
    static final class Entries implements AutoCloseable {
        private final DataInputStream in;
        private final byte[] bytes = new byte[65_535];
        private long position = -1;
        private int length;
        private boolean ended;

        Entries(InputStream in) throws IOException {
            this.in = new DataInputStream(in);
            next();
        }

        /** Goes to the next; throws {@link Lost} where they do not rise or break off. */
        void next() throws IOException {
            var before = position;
            try {
                var first = in.read();
                if (first < 0) {
                    ended = true;
                    return;
                }
                position = ((long) first << 56)
                        | ((long) in.readUnsignedByte() << 48)
                        | ((long) in.readUnsignedShort() << 32)
                        | (in.readInt() & 0xFFFF_FFFFL);
                length = in.readUnsignedShort();
                in.readFully(bytes, 0, length);
            } catch (EOFException e) {
                throw new Lost(Finding.wrong(before, Export.ENTRIES, "此条之后中断", "it breaks off after this entry"));
            }
            if (position <= before)
                throw new Lost(
                        Finding.wrong(before, Export.ENTRIES, "位置没有递增", "position " + position + " follows this one"));
        }

        boolean ended() {
            return ended;
        }

        long position() {
            return position;
        }

        byte[] bytes() {
            return bytes;
        }

        int length() {
            return length;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Personal data as the export shows it, each value checked against its commitment. */
    Map<String, Personal> personal() throws IOException {
        var found = new HashMap<String, Personal>();
        var lines = zip.getEntry(Export.PERSONAL) == null
                ? new byte[0]
                : member(Export.PERSONAL).readAllBytes();
        for (var line : new String(lines, UTF_8).lines().toList()) {
            var words = line.split(" ", -1);
            try {
                if (words.length != 3) throw new IllegalArgumentException("three words are due");
                if (words[1].equals("erased")) found.put(words[0], new Personal(null, Long.parseLong(words[2])));
                else {
                    var value = Base64.getDecoder().decode(words[2]);
                    if (!Commitment.of(Base64.getDecoder().decode(words[1]), value)
                            .equals(words[0]))
                        throw new IllegalArgumentException("the value is not what was committed to");
                    found.put(words[0], new Personal(new String(value, UTF_8), -1));
                }
            } catch (IllegalArgumentException e) {
                throw new Lost(Finding.wrong(
                        -1, Export.PERSONAL + " " + words[0], "值与承诺不符", e.getMessage() + ": " + words[0]));
            }
        }
        return found;
    }

    Map<String, Personal> personal(Collection<String> commitments) {
        try {
            var all = known;
            if (all == null) known = all = personal();
            var found = new HashMap<String, Personal>();
            for (var commitment : commitments) {
                var one = all.get(commitment);
                if (one != null) found.put(commitment, one);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replay(Replay replay) throws IOException {
        try (var entries = entries()) {
            for (; !entries.ended(); entries.next())
                if (!replay.more(entries.position(), entries.bytes(), 0, entries.length())) return;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
