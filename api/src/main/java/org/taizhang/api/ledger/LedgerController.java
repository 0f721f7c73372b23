package org.taizhang.api.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.publish.Identity;
import org.taizhang.ledger.publish.Publisher;
import org.taizhang.ledger.publish.Recipient;
import org.taizhang.ledger.tree.TreeHash;

@RestController
@RequestMapping("/api/v1/ledger")
class LedgerController {
    private static final int MOST = 500;

    private final CommitLog log;
    private final Signed signed;
    private final Publisher publisher;

    LedgerController(CommitLog log, Signed signed, Publisher publisher) {
        this.log = log;
        this.signed = signed;
        this.publisher = publisher;
    }

    /** @param entries how many there are, signed or not */
    record State(
            long entries,
            @Nullable Instant newestAt,
            List<Tree> trees,
            List<Told> recipients,
            @Nullable String trouble) {}

    /** @param signedUntil when the newest entry was recorded that the newest checkpoint covers */
    record Tree(
            TreeHash tree,
            String origin,
            long signed,
            @Nullable Instant signedUntil,
            @Nullable Checkpoint newest,
            List<PublicKey> keys) {}

    /** @param retired whether it signed before and signs no longer */
    record PublicKey(String vkey, String fingerprint, boolean retired) {}

    record Told(
            Recipient.Kind kind,
            String name,
            TreeHash tree,
            long size,
            @Nullable String trouble) {}

    /** @param root in base64, as the note has it */
    record Checkpoint(TreeHash tree, String origin, long size, String root, String note, List<String> signatures) {
        static Checkpoint of(SignedCheckpoint signed) {
            var note = SignedNote.parse(signed.note());
            var said = org.taizhang.ledger.note.Checkpoint.parse(note.text());
            return new Checkpoint(
                    signed.tree(),
                    said.origin(),
                    said.size(),
                    Bytes.base64(said.root()),
                    Bytes.text(signed.note()),
                    note.signatures().stream().map(line -> line.name()).toList());
        }
    }

    @GetMapping
    @Summary(
            zh = "台账的规模、检查点、公钥与送达情况",
            en = "How long the ledger is, what is signed of it and by which keys, and who was told")
    State get() {
        var head = log.head();
        return new State(
                head,
                log.read(head - 1, 1).stream()
                        .map(recorded -> recorded.entry().time())
                        .findFirst()
                        .orElse(null),
                publisher.published().identities().stream().map(this::tree).toList(),
                publisher.recipients().stream()
                        .map(told -> new Told(
                                told.kind(),
                                told.name(),
                                told.tree(),
                                told.size(),
                                told.trouble().orElse(null)))
                        .toList(),
                publisher.trouble().orElse(null));
    }

    private Tree tree(Identity identity) {
        var tree = identity.tree();
        var today = identity.signers().stream().map(signer -> signer.key()).toList();
        return new Tree(
                tree,
                identity.origin(),
                signed.size(tree),
                signed.until(tree).orElse(null),
                signed.newest(tree).map(Checkpoint::of).orElse(null),
                identity.keys().stream()
                        .map(key -> new PublicKey(key.vkey(), key.fingerprint(), !today.contains(key)))
                        .toList());
    }

    @GetMapping("/checkpoints")
    @Summary(zh = "历次检查点，按规模升序", en = "Every checkpoint that was signed, by size")
    Slice<Checkpoint> checkpoints(
            @RequestParam(defaultValue = "SHA256") TreeHash tree,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var unused = signed.identity(tree);
        if (limit < 1 || limit > MOST) throw new Problem(HttpStatus.BAD_REQUEST, "bad-limit", limit, MOST);
        var found = log.checkpoints(tree, size(cursor), limit + 1);
        return new Slice<>(
                found.stream().limit(limit).map(Checkpoint::of).toList(),
                found.size() > limit ? Long.toString(found.getLast().size()) : null);
    }

    private static long size(@Nullable String cursor) {
        try {
            var size = cursor == null ? 0 : Long.parseLong(cursor);
            if (size >= 0) return size;
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor");
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor");
    }

    @PostMapping("/checkpoints")
    @PreAuthorize("hasAnyRole('AUDITOR', 'AUDIT_ADMINISTRATOR')")
    @Summary(zh = "立即签署检查点", en = "Sign a checkpoint now")
    Checkpoint sign(@RequestParam(defaultValue = "SHA256") TreeHash tree) {
        var unused = signed.identity(tree);
        var head = log.head();
        return publisher
                .publish(tree)
                .filter(newest -> newest.size() >= head)
                .map(Checkpoint::of)
                .orElseThrow(() -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-signed"));
    }
}
