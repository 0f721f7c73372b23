package org.taizhang.api.ledger;

import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.taizhang.api.web.Problem;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.SignedCheckpoint;
import org.taizhang.ledger.publish.Identity;
import org.taizhang.ledger.publish.Publisher;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What of the ledger is signed: the newest checkpoint of each tree, beyond which nothing is shown or proved. */
public final class Signed {
    private final CommitLog log;
    private final Publisher publisher;

    public Signed(CommitLog log, Publisher publisher) {
        this.log = log;
        this.publisher = publisher;
    }

    public Optional<SignedCheckpoint> newest(TreeHash tree) {
        return log.trees().contains(tree) ? log.newestCheckpoint(tree) : Optional.empty();
    }

    /** How many entries the newest checkpoint covers. */
    public long size(TreeHash tree) {
        return newest(tree).map(SignedCheckpoint::size).orElse(0L);
    }

    /** When the newest entry it covers was recorded: a checkpoint itself says no time. */
    public Optional<Instant> until(TreeHash tree) {
        return newest(tree).flatMap(newest -> time(newest.size() - 1));
    }

    /** When the oldest entry was recorded that it does not cover. */
    public Optional<Instant> since(TreeHash tree) {
        return time(size(tree));
    }

    private Optional<Instant> time(long position) {
        return log.read(position, 1).stream()
                .findFirst()
                .map(recorded -> recorded.entry().time());
    }

    /** The newest checkpoint where it covers an entry that there is; otherwise a problem. */
    SignedCheckpoint covering(TreeHash tree, long position) {
        var unused = identity(tree);
        if (position < 0 || position >= log.head())
            throw new Problem(HttpStatus.NOT_FOUND, "no-such-position", position);
        return newest(tree)
                .filter(newest -> position < newest.size())
                .orElseThrow(() -> new Problem(HttpStatus.SERVICE_UNAVAILABLE, "not-covered-yet", position));
    }

    /** By whom and under which name a tree is signed. */
    public Identity identity(TreeHash tree) {
        return publisher
                .published()
                .identity(tree)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-tree", tree.tree()));
    }

    /** The tree as it was at a size. */
    public TreeReader tree(TreeHash tree, long size) {
        return new TreeReader(log.tree(tree), tree, size);
    }
}
