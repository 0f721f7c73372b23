package org.taizhang.ledger.publish;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import org.taizhang.ledger.note.Checkpoint;
import org.taizhang.ledger.note.SignedNote;
import org.taizhang.ledger.tree.TreeHash;

/** A syslog server to which checkpoints are sent. */
public final class SyslogPlace implements Place {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NOTICE = 5;

    private final Syslog syslog;

    /** @param host how this machine calls itself */
    public SyslogPlace(InetSocketAddress server, boolean tcp, String host, Clock clock) {
        syslog = new Syslog(server, tcp, host, clock, PATIENCE);
    }

    @Override
    public String name() {
        return syslog.name();
    }

    @Override
    public void bring(TreeHash tree, SignedNote checkpoint) throws IOException {
        syslog.send(List.of(entry(tree, checkpoint)));
    }

    private static Syslog.Entry entry(TreeHash tree, SignedNote note) {
        var checkpoint = Checkpoint.parse(note.text());
        var values = new LinkedHashMap<String, String>();
        values.put("tree", tree.tree());
        values.put("origin", checkpoint.origin());
        values.put("size", Long.toString(checkpoint.size()));
        values.put("root", Base64.getEncoder().encodeToString(checkpoint.root()));
        values.put("note", Base64.getEncoder().encodeToString(note.bytes()));
        return new Syslog.Entry(
                NOTICE, "CHECKPOINT", "checkpoint", values, "The ledger has " + checkpoint.size() + " entries");
    }
}
