package org.taizhang.ledger.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The types of keys that are verified here: what an encoded key begins with, and how many bytes follow. */
enum KeyType {
    ED25519("\u0001", 32),
    /** A P-256 key as SubjectPublicKeyInfo in DER, of an uncompressed point. */
    ECDSA("\u0002", 91),
    /** An Ed25519 key that makes cosignatures with a time. */
    COSIGNATURE("\u0004", 32),
    /** An uncompressed point of sm2p256v1; the signature has the default user id. */
    SM2("\u00fftaizhang.org/sm2-sm3/v1\0", 65);

    private static final byte[] P256 =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private final String prefix;
    private final int length;

    KeyType(String prefix, int length) {
        this.prefix = prefix;
        this.length = length;
    }

    /** The type of an encoded key, empty for one not known here; a known type with a malformed key is refused. */
    static Optional<KeyType> of(byte[] encoded) {
        for (var type : values())
            if (startsWith(encoded, type.prefix())) {
                type.check(encoded);
                return Optional.of(type);
            }
        return Optional.empty();
    }

    byte[] encode(byte[] key) {
        var encoded = Arrays.copyOf(prefix(), prefix.length() + key.length);
        System.arraycopy(key, 0, encoded, prefix.length(), key.length);
        check(encoded);
        return encoded;
    }

    byte[] decode(byte[] encoded) {
        return Arrays.copyOfRange(encoded, prefix.length(), encoded.length);
    }

    private void check(byte[] encoded) {
        var found = encoded.length - prefix.length();
        if (found != length)
            throw new NoteRefused.Malformed("A key of type " + this + " has " + length + " bytes, not " + found);
        if (this == ECDSA && !startsWith(decode(encoded), P256))
            throw new NoteRefused.Malformed("An ECDSA key is an uncompressed point of P-256 in DER");
        if (this == SM2 && encoded[prefix.length()] != 4)
            throw new NoteRefused.Malformed("An SM2 key is an uncompressed point");
    }

    private byte[] prefix() {
        return prefix.getBytes(ISO_8859_1); // one byte a character
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
