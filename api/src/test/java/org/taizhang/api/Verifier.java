package org.taizhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.Key;
import org.taizhang.ledger.note.NoteVerifier;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.TlogProof;
import org.taizhang.ledger.tree.Proofs;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** Somebody outside who trusts public keys alone, and works everything else out from what the product serves. */
record Verifier(List<Key> keys) {
    static final String API = "/api/v1/ledger";

    /** With the keys that are published. */
    static Verifier of(Client anyone) {
        return new Verifier(anyone.get(API + "/keys")
                .expect(200)
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Key::parse)
                .toList());
    }

    Checkpoint open(byte[] note) {
        return Checkpoint.parse(SignedNote.open(note, verifiers()).text());
    }

    Checkpoint open(String note) {
        return open(note.getBytes(StandardCharsets.UTF_8));
    }

    /** Which of the keys have signed a note. */
    Set<Key> signed(byte[] note) {
        return SignedNote.open(note, verifiers()).verifiedBy().stream()
                .map(NoteVerifier::key)
                .collect(Collectors.toSet());
    }

    private List<NoteVerifier> verifiers() {
        return keys.stream().map(Key::verifier).toList();
    }

    /** The entry that a proof file proves. */
    byte[] proved(byte[] file, TreeHash hash) {
        var proof = TlogProof.parse(file);
        var checkpoint = open(proof.checkpoint().bytes());
        Proofs.inclusion(
                hash, proof.index(), checkpoint.size(), hash.leaf(proof.extra()), proof.hashes(), checkpoint.root());
        return proof.extra();
    }

    /** Works out the tree from the entries, compares each tile with the one that is public, and gives the checkpoint. */
    Checkpoint rederive(Client reader, Client anyone, TreeHash hash) throws IOException {
        var prefix = API + (hash == TreeHash.SHA256 ? "/" : "/sm3/");
        var checkpoint = open(anyone.bytes(prefix + "checkpoint"));
        var size = checkpoint.size();
        for (var number = 0; number * 256L < size; number++) {
            var tile = Tile.of(0, number, size);
            var leaves = new ByteArrayOutputStream();
            var bundle = new DataInputStream(new ByteArrayInputStream(reader.bytes(API + "/" + tile.entries())));
            for (var i = 0; i < tile.width(); i++)
                leaves.writeBytes(hash.leaf(bundle.readNBytes(bundle.readUnsignedShort())));
            assertThat(bundle.read()).isEqualTo(-1);
            assertThat(anyone.bytes(prefix + tile.path())).isEqualTo(leaves.toByteArray());
        }
        var tree = new TreeReader(tile -> anyone.bytes(prefix + tile.path()), hash, size);
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        for (var level = 1; size >>> (8 * level) > 0; level++) {
            var tile = Tile.of(level, 0, size);
            var whole = anyone.bytes(prefix + tile.path());
            for (var i = 0; i < tile.width(); i++) {
                var below = anyone.bytes(prefix + new Tile(level - 1, i, Tile.FULL).path());
                assertThat(hash.hasher().root(below, 0, Tile.FULL))
                        .isEqualTo(Arrays.copyOfRange(whole, i * 32, i * 32 + 32));
            }
        }
        return checkpoint;
    }
}
