package org.taizhang.ledger.mongo;

import java.nio.file.Path;
import org.taizhang.ledger.CommitLog;
import org.taizhang.ledger.LedgerEngineContract;

class MongoLedgerEngineTest extends LedgerEngineContract {
    @Override
    protected CommitLog open(Path directory) {
        return MongoCommitLog.unsafe(
                MongoServers.inMemory(), directory.getFileName().toString(), MongoServers.PATIENCE);
    }
}
