package org.taizhang.api.ledger;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.Settings;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Open;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.publish.Publisher;
import org.taizhang.ledger.publish.TilesDirectory;
import org.taizhang.ledger.tree.Tile;
import org.taizhang.ledger.tree.TreeHash;

/** The log as C2SP tlog-tiles has it; hashes are for everybody, entries for who may read them all. */
@RestController
@RequestMapping("/api/v1/ledger")
class TileController {
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final CommitLog log;
    private final Signed signed;
    private final Publisher publisher;
    private final String unit;

    TileController(CommitLog log, Signed signed, Publisher publisher, Settings settings) {
        this.log = log;
        this.signed = signed;
        this.publisher = publisher;
        this.unit = settings.unit();
    }

    @Open
    @GetMapping(path = "/checkpoint", produces = TEXT)
    @Summary(zh = "最新检查点（签名文本）", en = "The newest checkpoint, a signed note")
    ResponseEntity<byte[]> checkpoint() {
        return checkpoint(TreeHash.SHA256);
    }

    @Open
    @GetMapping(path = "/sm3/checkpoint", produces = TEXT)
    @Summary(zh = "SM3 树的最新检查点", en = "The newest checkpoint of the SM3 tree")
    ResponseEntity<byte[]> gmCheckpoint() {
        return checkpoint(TreeHash.SM3);
    }

    @Open
    @GetMapping(path = "/keys", produces = TEXT)
    @Summary(zh = "验签公钥及其指纹，每行一个", en = "The public keys, one a line, under their fingerprints")
    ResponseEntity<String> keys() {
        var lines = new StringBuilder();
        for (var identity : publisher.published().identities())
            for (var key : identity.keys()) lines.append("# SHA-256 %s\n%s\n".formatted(key.fingerprint(), key.vkey()));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(lines.toString());
    }

    @Open
    @GetMapping(path = "/tile/{level}/{*number}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Summary(zh = "哈希分块", en = "A tile of hashes")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String number) {
        return tile(TreeHash.SHA256, level, number);
    }

    @Open
    @GetMapping(path = "/sm3/tile/{level}/{*number}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Summary(zh = "SM3 树的哈希分块", en = "A tile of hashes of the SM3 tree")
    ResponseEntity<byte[]> gmTile(@PathVariable String level, @PathVariable String number) {
        return tile(TreeHash.SM3, level, number);
    }

    /** At most 256 entries of 64 KiB, of some hundred bytes as a rule. */
    @GetMapping(path = "/tile/entries/{*number}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @PreAuthorize("hasAnyRole('AUDITOR', 'AUDIT_ADMINISTRATOR')")
    @Summary(zh = "条目原文分块", en = "A bundle of entries")
    ResponseEntity<byte[]> bundle(@PathVariable String number) {
        if (!Caller.seesAllOf(unit)) throw new Problem(HttpStatus.FORBIDDEN, "forbidden");
        var path = "tile/entries" + number;
        var most = log.trees().stream().mapToLong(signed::size).max().orElse(0);
        var tile = within(Tile.ofEntries(path), most, path);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePrivate().immutable())
                .body(TilesDirectory.bundle(log, tile));
    }

    private ResponseEntity<byte[]> checkpoint(TreeHash tree) {
        var newest =
                signed.newest(tree).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-checkpoint", tree.tree()));
        var digest = TreeHash.SHA256.digest().digest(newest.note());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(HexFormat.of().formatHex(digest, 0, 16))
                .body(newest.note());
    }

    private ResponseEntity<byte[]> tile(TreeHash tree, String level, String number) {
        var path = "tile/" + level + number;
        var tile = within(Tile.ofPath(path), signed.size(tree), path);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .body(log.tree(tree).read(tile));
    }

    private static Tile within(Optional<Tile> named, long size, String path) {
        return named.filter(tile -> tile.number() * Tile.FULL + tile.width() <= size >>> (8 * tile.level()))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-tile", path));
    }
}
