package org.taizhang.ledger.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.taizhang.ledger.Recorded;
import org.taizhang.ledger.sqlite.Appending.Said;
import org.taizhang.ledger.tree.Defined;
import org.taizhang.ledger.tree.TreeHash;
import org.taizhang.ledger.tree.TreeReader;

/** What must be true of a ledger after whatever happened to the process that wrote it, given what that process said. */
final class Aftermath {
    private Aftermath() {}

    /** Opens the ledger and looks; gives how many entries it has. */
    static long check(Path file, List<Said> said) {
        try (var log = SqliteCommitLog.open(file)) {
            var read = log.read(0, Integer.MAX_VALUE);
            assertThat(read)
                    .extracting(Recorded::position)
                    .containsExactlyElementsOf(
                            LongStream.range(0, log.head()).boxed().toList());
            assertWholeAppends(read);
            assertAcknowledgedAreThere(read, said);
            assertRefusedAreNot(log, said);
            if (!read.isEmpty())
                assertThat(new TreeReader(log.tree(TreeHash.SHA256), TreeHash.SHA256, log.head()).root())
                        .isEqualTo(Defined.rootOf(
                                TreeHash.SHA256,
                                read.stream()
                                        .map(recorded -> recorded.entry().bytes())
                                        .toList()));
            return log.head();
        }
    }

    /** No append is half there, and its entries stand side by side. */
    private static void assertWholeAppends(List<Recorded> read) {
        var missing = 0;
        for (var recorded : read) {
            var words = new String(recorded.entry().bytes(), UTF_8).split(" ", 5);
            var of = Integer.parseInt(words[2]);
            assertThat(Integer.parseInt(words[0])).isEqualTo(missing == 0 ? 0 : of - missing);
            missing = (missing == 0 ? of : missing) - 1;
        }
        assertThat(missing).isZero();
    }

    private static void assertAcknowledgedAreThere(List<Recorded> read, List<Said> all) {
        var positions = new ArrayList<Long>();
        for (var said : all) {
            if (!said.acknowledged()) continue;
            for (var i = 0; i < said.count(); i++) {
                var position = said.position() + i;
                positions.add(position);
                assertThat(read).hasSizeGreaterThan((int) position);
                var entry = read.get((int) position).entry();
                assertThat(entry.aggregate()).isEqualTo(said.aggregate());
                assertThat(entry.sequence()).isEqualTo(said.sequence() + i);
            }
        }
        assertThat(positions).doesNotHaveDuplicates();
    }

    /** What was said not to be stored is not there, unless another try was or may have been. */
    private static void assertRefusedAreNot(SqliteCommitLog log, List<Said> all) {
        var unknown = new HashSet<String>();
        var last = new HashMap<String, Said>();
        for (var said : all) {
            last.put(said.aggregate(), said);
            if (said.outcome().equals("OutcomeUnknown")) unknown.add(said.aggregate() + "@" + said.sequence());
        }
        for (var said : last.values())
            if (said.outcome().equals("NotStored") && !unknown.contains(said.aggregate() + "@" + said.sequence()))
                assertThat(log.lastSequence(said.aggregate()).orElse(-1)).isEqualTo(said.sequence() - 1);
    }
}
