package org.taizhang.api.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.Envelope;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.note.TlogProof;
import org.taizhang.ledger.tree.TreeHash;

/** That an entry stands where it stands, and that nothing that once stood has changed. */
@RestController
@RequestMapping("/api/v1/ledger")
class ProofController {
    private final CommitLog log;
    private final Signed signed;

    ProofController(CommitLog log, Signed signed) {
        this.log = log;
        this.signed = signed;
    }

    /** That the log of one size is the beginning of the log of another; hashes are in base64. */
    record Consistency(TreeHash tree, String origin, Root from, Root to, List<String> hashes) {}

    /** @param note the checkpoint of just this size, where one was signed */
    record Root(long size, String root, @Nullable String note) {}

    @GetMapping(path = "/entries/{position}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Summary(zh = "条目原始字节", en = "The exact bytes of an entry")
    ResponseEntity<byte[]> entry(@PathVariable long position) {
        var unused = signed.covering(TreeHash.SHA256, position);
        return file(position, "json", bytes(position));
    }

    @GetMapping(path = "/entries/{position}/proof", produces = "text/plain;charset=utf-8")
    @Summary(zh = "条目的证明文件（tlog-proof），可离线核验", en = "The proof of an entry, a tlog-proof that verifies offline")
    ResponseEntity<byte[]> proof(@PathVariable long position, @RequestParam(defaultValue = "SHA256") TreeHash tree) {
        var checkpoint = signed.covering(tree, position);
        var entry = bytes(position);
        var hashes = signed.tree(tree, checkpoint.size()).inclusion(position);
        var proof = new TlogProof(entry, position, hashes, SignedNote.parse(checkpoint.note()));
        return file(position, "tlog-proof", proof.bytes());
    }

    @GetMapping("/consistency")
    @Summary(zh = "两个规模之间只增未改的证明", en = "The proof that between two sizes entries were only added")
    Consistency consistency(
            @RequestParam long from,
            @RequestParam @Nullable Long to,
            @RequestParam(defaultValue = "SHA256") TreeHash tree) {
        var origin = signed.identity(tree).origin();
        var size = signed.size(tree);
        var later = to == null ? size : to;
        if (from < 0 || from > later) throw new Problem(HttpStatus.BAD_REQUEST, "bad-range", from, later);
        if (later > size) {
            if (later > log.head()) throw new Problem(HttpStatus.BAD_REQUEST, "bad-range", from, later);
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-covered-yet", later - 1);
        }
        var hashes = signed.tree(tree, later).consistency(from);
        return new Consistency(
                tree,
                origin,
                root(tree, from),
                root(tree, later),
                hashes.stream().map(Bytes::base64).toList());
    }

    private Root root(TreeHash tree, long size) {
        return new Root(
                size,
                Bytes.base64(signed.tree(tree, size).root()),
                log.checkpoints(tree, size, 1).stream()
                        .filter(checkpoint -> checkpoint.size() == size)
                        .map(SignedCheckpoint::note)
                        .map(Bytes::text)
                        .findFirst()
                        .orElse(null));
    }

    /** An entry that the caller may see; any other is as if it were not there. */
    private byte[] bytes(long position) {
        return log.read(position, 1).stream()
                .map(recorded -> recorded.entry().bytes())
                .filter(bytes -> Caller.sight().test(Envelope.decode(bytes)))
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-position", position));
    }

    private static ResponseEntity<byte[]> file(long position, String kind, byte[] bytes) {
        var disposition = ContentDisposition.attachment()
                .filename("entry-" + position + "." + kind)
                .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(bytes);
    }
}
