package org.taizhang.api.ledger;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.verify.Export;

/** Exports of what the newest checkpoint covers, as files to be downloaded. */
public final class Exports {
    public static final String ZIP = "application/zip";
    private static final int BATCH = 500;

    private final CommitLog log;
    private final Signed signed;

    public Exports(CommitLog log, Signed signed) {
        this.log = log;
        this.signed = signed;
    }

    /** The checkpoint that an export proves its entries by; nothing before the first was signed. */
    public Optional<SignedCheckpoint> newest() {
        return signed.newest(TreeHash.SHA256);
    }

    /** How the tree is called that the checkpoint is of. */
    public String origin() {
        return signed.identity(TreeHash.SHA256).origin();
    }

    /** An export by the trees whose newest checkpoint is of the size of this one, SHA-256 first. */
    public Export by(SignedCheckpoint newest) {
        var trees = Stream.concat(
                        Stream.of(newest),
                        signed.newest(TreeHash.SM3).filter(sm3 -> sm3.size() == newest.size()).stream())
                .map(checkpoint -> new Export.Tree(checkpoint.tree(), checkpoint.note(), log.tree(checkpoint.tree())))
                .toList();
        return new Export(trees, signed.identity(TreeHash.SHA256).keys());
    }

    /** The entries at these positions, a batch at a time. */
    public Iterator<Export.Exported> entries(long[] positions) {
        return IntStream.iterate(0, from -> from < positions.length, from -> from + BATCH)
                .mapToObj(from -> Arrays.stream(positions, from, Math.min(from + BATCH, positions.length)))
                .map(LongStream::boxed)
                .flatMap(batch -> log.read(batch.toList()).stream())
                .map(recorded -> new Export.Exported(
                        recorded.position(), recorded.entry().bytes()))
                .iterator();
    }

    /** The leaf hashes of some entries that the checkpoint covers, in the order given. */
    public List<byte[]> leaves(SignedCheckpoint newest, List<Long> positions) {
        var tree = signed.tree(TreeHash.SHA256, newest.size());
        return positions.stream().map(tree::leaf).toList();
    }

    public static ResponseEntity<StreamingResponseBody> file(String name, StreamingResponseBody body) {
        var disposition = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(body);
    }
}
