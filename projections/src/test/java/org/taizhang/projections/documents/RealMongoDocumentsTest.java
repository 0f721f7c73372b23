package org.taizhang.projections.documents;

import org.taizhang.projections.MongoServers;

class RealMongoDocumentsTest extends DocumentsContract {
    @Override
    Documents engine() {
        return new MongoDocuments(MongoServers.real().getDatabase(MongoServers.database()));
    }
}
