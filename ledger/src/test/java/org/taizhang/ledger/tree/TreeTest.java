package org.taizhang.ledger.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tree against its definition, the published vectors, and every kind of wrong proof. */
class TreeTest {
    private final Map<Tile, byte[]> stored = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "1, o0Te2mOZ4HlwDxjKzMF07RHvGx0WQnHjqV2CxzRGaXc=",
        "2, lZegCMOZEI3cZ/iBYp372ha+Y/y3S0KJL3Sd3gjTNko=",
        "3, cuDRdZjUDBQ/FOv7BeLFxN3Wvr8WXzVpRDrEaViH0wI=",
        "255, Ii2g9sCB3Dlo+4ZJZtjY6hkFzNtNvuM0WabcSOsh0nU=",
        "256, 1WpOHKSIeSyDfM1/qYXrqmfDXBe25wuAzTG+z62FGxc=",
        "257, 6sxCy9aaRpNMQLARCcKz6jKIDaigU8zk4Mli0J9pttA=",
        "65536, +0HcwkXYirGVA/pd2kj0hAVU1BqUAWs0YIcOWhUs/yg=",
        "65537, ile/ynlmJwuPjHO/a6EukTyxqvjbbnkbowfoaC3P6pk=",
        "70000, B6rPSxNrAZk0gbEpB9Svpy2XvHzHmxx8SR3/TgZuFTA=",
    })
    void hasTheRootsThatGoComputes(int size, String root) {
        assertThat(Base64.getEncoder()
                        .encodeToString(reader(TreeHash.SHA256, size).root()))
                .isEqualTo(root);
    }

    @Test
    void hasTheRootOfItsTwinBySm3() {
        assertThat(Base64.getEncoder()
                        .encodeToString(reader(TreeHash.SM3, 70_000).root()))
                .isEqualTo("JLCGWX8rMnMlq683X1DOFNHA9chxA1synJ/ds8y5+GM=");
    }

    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(Base64.getEncoder().encodeToString(reader(TreeHash.SHA256, 0).root()))
                .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd, "
                + "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
    })
    void sm3GivesTheVectorsOfItsStandard(String text, String digest) {
        assertThat(HexFormat.of().formatHex(new Sm3().digest(text.getBytes(UTF_8))))
                .isEqualTo(digest);
    }

    @Test
    void sm3DoesNotCareHowItsInputIsCut() {
        var random = new Random(7);
        var input = new byte[1_000];
        random.nextBytes(input);
        for (var size = 0; size < 300; size++) {
            var whole = new Sm3().digest(Arrays.copyOf(input, size));
            var cut = new Sm3();
            for (var at = 0; at < size; ) {
                var next = Math.min(size, at + 1 + random.nextInt(80));
                if (next == at + 1) cut.update(input[at]);
                else cut.update(input, at, next - at);
                at = next;
            }
            assertThat(cut.digest()).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void everySizeHasTheRootItsDefinitionGives(TreeHash hash) {
        var leaves = new ArrayList<byte[]>();
        var tree = new GrowingTree(hash, stored::get, 0);
        for (var size = 1; size <= 600; size++) {
            leaves.add(leaf(hash, size - 1));
            tree.add(leaves.getLast(), stored::put);
            tree.publish();
            assertThat(new TreeReader(tree, hash, size).root()).isEqualTo(Defined.root(hash, leaves));
            assertThat(new TreeReader(tree, hash, (size + 1) / 2).root())
                    .isEqualTo(Defined.root(hash, leaves.subList(0, (size + 1) / 2)));
        }
    }

    @Test
    void everyInclusionIsProved() {
        for (var size : List.of(1, 2, 3, 7, 8, 255, 256, 257, 300, 513)) {
            var reader = reader(TreeHash.SHA256, size);
            for (var position = 0; position < size; position++) {
                var leaf = leaf(TreeHash.SHA256, position);
                var proof = reader.inclusion(position);
                Proofs.inclusion(TreeHash.SHA256, position, size, leaf, proof, reader.root());
                assertThat(reader.leaf(position)).isEqualTo(leaf);
            }
        }
    }

    @Test
    void everyConsistencyIsProved() {
        var whole = reader(TreeHash.SHA256, 600);
        var tiles = tiles(TreeHash.SHA256, 600);
        for (var later : List.of(1, 2, 3, 4, 7, 8, 63, 255, 256, 257, 511, 512, 513, 600)) {
            var reader = new TreeReader(tiles, TreeHash.SHA256, later);
            for (var earlier = 0; earlier <= later; earlier++)
                Proofs.consistency(
                        TreeHash.SHA256,
                        earlier,
                        later,
                        new TreeReader(tiles, TreeHash.SHA256, earlier).root(),
                        reader.root(),
                        reader.consistency(earlier));
        }
        assertThat(whole.consistency(256)).hasSizeLessThan(12);
    }

    @Test
    void noWrongInclusionPasses() {
        for (var size : List.of(2, 3, 5, 8, 13, 256, 257)) {
            var reader = reader(TreeHash.SHA256, size);
            for (var position : new int[] {0, 1, size / 2, size - 1}) {
                var leaf = leaf(TreeHash.SHA256, position);
                var proof = reader.inclusion(position);
                var root = reader.root();
                for (var wrong : broken(proof)) wrongInclusion(position, size, leaf, wrong, root);
                wrongInclusion(position, size, leaf(TreeHash.SHA256, size), proof, root);
                wrongInclusion((position + 1) % size, size, leaf, proof, root);
                wrongInclusion(position, size, leaf, proof, flipped(root));
                wrongInclusion(size, size, leaf, proof, root);
                wrongInclusion(-1, size, leaf, proof, root);
                wrongInclusion(position, 0, leaf, proof, root);
                wrongInclusion(position, 4L * size, leaf, proof, root);
                wrongInclusion(position, size, Arrays.copyOf(leaf, 31), proof, root);
            }
        }
    }

    @Test
    void noWrongConsistencyPasses() {
        var tiles = tiles(TreeHash.SHA256, 300);
        for (var later : List.of(2, 3, 6, 8, 13, 257, 300)) {
            var reader = new TreeReader(tiles, TreeHash.SHA256, later);
            for (var earlier : new int[] {1, later / 2, later - 1}) {
                var before = new TreeReader(tiles, TreeHash.SHA256, earlier).root();
                var after = reader.root();
                var proof = reader.consistency(earlier);
                for (var wrong : broken(proof)) wrongConsistency(earlier, later, before, after, wrong);
                wrongConsistency(earlier, later, flipped(before), after, proof);
                wrongConsistency(earlier, later, before, flipped(after), proof);
                wrongConsistency(earlier, later, after, before, proof);
                wrongConsistency(later, earlier, before, after, proof);
                wrongConsistency(earlier, 4L * later, before, after, proof);
                wrongConsistency(-1, later, before, after, proof);
                wrongConsistency(0, later, before, after, List.of());
                wrongConsistency(later, later, flipped(after), after, List.of());
                wrongConsistency(later, later, after, after, proof.isEmpty() ? List.of(after) : proof);
            }
        }
    }

    @Test
    void goesOnFromItsStoredTiles() {
        var whole = tiles(TreeHash.SHA256, 66_000);
        var again = new GrowingTree(TreeHash.SHA256, stored::get, 66_000 / 256 * 256);
        for (var i = 66_000 / 256 * 256; i < 66_000; i++) again.add(leaf(TreeHash.SHA256, i), stored::put);
        again.publish();
        assertThat(new TreeReader(again, TreeHash.SHA256, 66_000).root())
                .isEqualTo(new TreeReader(whole, TreeHash.SHA256, 66_000).root());
    }

    @Test
    void readersSeeOnlyWhatIsPublished() {
        var tree = tiles(TreeHash.SHA256, 255);
        tree.add(leaf(TreeHash.SHA256, 255), stored::put);
        tree.add(leaf(TreeHash.SHA256, 256), stored::put);
        assertThat(tree.published()).isEqualTo(255);
        assertThat(tree.read(new Tile(0, 0, 255))).hasSize(255 * 32);
        for (var unseen : List.of(new Tile(0, 0, 256), new Tile(0, 1, 1), new Tile(1, 0, 1)))
            assertThatExceptionOfType(Tiles.NoTile.class).isThrownBy(() -> tree.read(unseen));
        tree.publish();
        assertThat(tree.read(new Tile(0, 0, 256))).hasSize(256 * 32);
        assertThat(tree.read(new Tile(0, 0, 17))).hasSize(17 * 32);
        assertThat(tree.read(new Tile(1, 0, 1))).hasSize(32);
    }

    @Test
    void aTileHasThePathOfTheSpecification() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(0, 5, 256).path()).isEqualTo("tile/0/005");
        assertThat(Tile.of(0, 273, 70_000).path()).isEqualTo("tile/0/273.p/112");
        assertThat(Tile.of(1, 1, 70_000).path()).isEqualTo("tile/1/001.p/17");
        assertThat(Tile.of(2, 0, 70_000).path()).isEqualTo("tile/2/000.p/1");
        assertThat(Tile.of(0, 273, 70_000).entries()).isEqualTo("tile/entries/273.p/112");
        for (var path : List.of("tile/0/x001/x234/067", "tile/1/001.p/17", "tile/7/000.p/1"))
            assertThat(Tile.ofPath(path).orElseThrow().path()).isEqualTo(path);
        assertThat(Tile.ofEntries("tile/entries/x001/000.p/255").orElseThrow()).isEqualTo(new Tile(0, 1_000, 255));
    }

    @ParameterizedTest
    @CsvSource({
        "tile/0/5",
        "tile/0/0005",
        "tile/0/x000/005",
        "tile/0/005.p/256",
        "tile/0/005.p/0",
        "tile/0/005.p/01",
        "tile/8/000",
        "tile/00/000",
        "tile/7/001",
        "tile/0/001/002",
        "tile/entries/000",
        "/tile/0/000",
        "tile/0/000/",
        "tile/0/x999/x999/x999/x999/x999/x999/999"
    })
    void whatNamesNoTileIsRefused(String path) {
        assertThat(Tile.ofPath(path)).isEmpty();
        assertThat(Tile.ofEntries(path.replace("tile/0/", "tile/entries/").replace("entries/000", "entries/5")))
                .isEmpty();
    }

    @Test
    void asksNothingOutsideTheTree() {
        var reader = reader(TreeHash.SHA256, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> reader.inclusion(10));
        assertThatIllegalArgumentException().isThrownBy(() -> reader.consistency(11));
        assertThatIllegalArgumentException().isThrownBy(() -> reader.subtree(1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new GrowingTree(TreeHash.SHA256, stored::get, 5));
    }

    private GrowingTree tiles(TreeHash hash, int size) {
        var tree = new GrowingTree(hash, stored::get, 0);
        for (var i = 0; i < size; i++) tree.add(leaf(hash, i), stored::put);
        tree.publish();
        return tree;
    }

    private TreeReader reader(TreeHash hash, int size) {
        return new TreeReader(tiles(hash, size), hash, size);
    }

    private static byte[] leaf(TreeHash hash, int i) {
        return hash.leaf(("event " + i).getBytes(UTF_8));
    }

    private static List<List<byte[]>> broken(List<byte[]> proof) {
        var broken = new ArrayList<List<byte[]>>();
        for (var i = 0; i < proof.size(); i++) {
            var one = new ArrayList<>(proof);
            one.set(i, flipped(proof.get(i)));
            broken.add(one);
            var less = new ArrayList<>(proof);
            less.remove(i);
            broken.add(less);
        }
        for (var extra : List.of(new byte[32], new byte[31])) {
            var more = new ArrayList<>(proof);
            more.add(extra);
            broken.add(more);
            var before = new ArrayList<>(proof);
            before.addFirst(extra);
            broken.add(before);
        }
        return broken;
    }

    private static byte[] flipped(byte[] hash) {
        var flipped = hash.clone();
        flipped[13] ^= 4;
        return flipped;
    }

    private static void wrongInclusion(long position, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        assertThatExceptionOfType(Proofs.Wrong.class)
                .isThrownBy(() -> Proofs.inclusion(TreeHash.SHA256, position, size, leaf, proof, root));
    }

    private static void wrongConsistency(long earlier, long later, byte[] before, byte[] after, List<byte[]> proof) {
        assertThatExceptionOfType(Proofs.Wrong.class)
                .isThrownBy(() -> Proofs.consistency(TreeHash.SHA256, earlier, later, before, after, proof));
    }
}
