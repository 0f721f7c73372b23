package org.taizhang.projections.documents;

import org.taizhang.projections.MongoServers;

class MongoDocumentsTest extends DocumentsContract {
    @Override
    Documents engine() {
        return new MongoDocuments(MongoServers.inMemory().getDatabase(MongoServers.database()));
    }
}
