package org.taizhang.ledger.sqlite;

import java.nio.file.Path;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.CommitLogContract;

class SqliteCommitLogTest extends CommitLogContract {
    @Override
    protected CommitLog open(Path directory) {
        return SqliteCommitLog.open(directory.resolve("made/on/the/way/ledger.db"));
    }
}
