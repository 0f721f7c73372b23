package org.taizhang.ledger.sqlite;

import java.nio.file.Path;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.ErasureContract;

class SqliteErasureTest extends ErasureContract {
    @Override
    protected CommitLog open(Path directory) {
        return SqliteCommitLog.open(directory.resolve("ledger.db"));
    }
}
