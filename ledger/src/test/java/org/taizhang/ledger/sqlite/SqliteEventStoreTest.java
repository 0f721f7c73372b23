package org.taizhang.ledger.sqlite;

import java.nio.file.Path;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.EventStoreContract;

class SqliteEventStoreTest extends EventStoreContract {
    @Override
    protected CommitLog open(Path directory) {
        return SqliteCommitLog.open(directory.resolve("ledger.db"));
    }
}
