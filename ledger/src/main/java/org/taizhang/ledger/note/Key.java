package org.taizhang.ledger.note;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.taizhang.ledger.tree.TreeHash;

/**
 * A public key by the name it signs under: {@code encoded} is the type's byte, followed by the key as that type writes
 * it. Keys of unknown types can be read and printed, but verify nothing. The bytes are not copied: nobody writes into
 * them.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Key(String name, byte[] encoded) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

    public Key {
        Strict.name(name);
        if (encoded.length < 2) throw new NoteRefused.Malformed("A key is a type and at least one byte");
        KeyType.of(encoded);
    }

    /** A key of 32 bytes that signs notes. */
    public static Key ed25519(String name, byte[] key) {
        return new Key(name, KeyType.ED25519.encode(key));
    }

    /** A key of 32 bytes that makes cosignatures with a time: a witness. */
    public static Key cosignature(String name, byte[] ed25519) {
        return new Key(name, KeyType.COSIGNATURE.encode(ed25519));
    }

    /** A point of sm2p256v1: 04, x and y, 65 bytes. */
    public static Key sm2(String name, byte[] point) {
        return new Key(name, KeyType.SM2.encode(point));
    }

    /** An Ed25519 key or an EC key on P-256; any other is refused. */
    public static Key of(String name, PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "EdDSA", "Ed25519" -> ed25519(name, Ed25519.raw(key));
            case "EC" -> new Key(name, KeyType.ECDSA.encode(key.getEncoded()));
            default ->
                throw new NoteRefused.Malformed("A note is signed with Ed25519 or P-256, not " + key.getAlgorithm());
        };
    }

    /** Reads {@code name+id+base64}, the form in which public keys are handed out; the id must be the key's. */
    public static Key parse(String vkey) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !ID.matcher(parts[1]).matches())
            throw new NoteRefused.Malformed(
                    vkey.startsWith("PRIVATE+KEY+")
                            ? "This is a private key: it belongs in a key file and nowhere else"
                            : "A public key reads name+id+base64, the id being 8 hex digits, not "
                                    + Strict.quoted(vkey));
        var key = new Key(parts[0], Strict.base64(parts[2], "The key of " + parts[0]));
        if (!key.hexId().equals(parts[1]))
            throw new NoteRefused.Malformed("The id of " + key.name + " is " + key.hexId() + ", not " + parts[1]);
        return key;
    }

    public String vkey() {
        return name + "+" + hexId() + "+" + Strict.base64(encoded);
    }

    /** What stands before each signature, to find the key by; no protection against forged keys. */
    public int id() {
        var hash = TreeHash.SHA256.digest();
        if (KeyType.of(encoded).equals(Optional.of(KeyType.ECDSA))) hash.update(KeyType.ECDSA.decode(encoded));
        else {
            hash.update(Strict.bytes(name + "\n", "Key name"));
            hash.update(encoded);
        }
        return ByteBuffer.wrap(hash.digest()).getInt();
    }

    String hexId() {
        return HexFormat.of().toHexDigits(id());
    }

    /** SHA-256 of the bytes in the vkey's base64, in hex: what people compare over the telephone. */
    public String fingerprint() {
        return HexFormat.of().formatHex(TreeHash.SHA256.digest().digest(encoded));
    }

    /** Verifies what this key signs; a key of an unknown type is refused. */
    public NoteVerifier verifier() {
        var type = KeyType.of(encoded)
                .orElseThrow(() -> new NoteRefused.Malformed("The key of " + name + " is of the unknown type "
                        + HexFormat.of().toHexDigits(encoded[0])));
        var raw = type.decode(encoded);
        return switch (type) {
            case ED25519 -> new Verifier(this, Ed25519.verifier(raw));
            case ECDSA -> new Verifier(this, Jce.ecdsa(raw));
            case COSIGNATURE -> new Verifier(this, Cosignature.verifier(Ed25519.verifier(raw)));
            case SM2 -> new Verifier(this, new Sm2(raw));
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && name.equals(key.name) && Arrays.equals(encoded, key.encoded);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return vkey();
    }
}
