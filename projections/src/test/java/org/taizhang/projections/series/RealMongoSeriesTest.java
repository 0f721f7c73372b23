package org.taizhang.projections.series;

import org.taizhang.projections.MongoServers;

class RealMongoSeriesTest extends SeriesContract {
    private final String database = MongoServers.database();

    @Override
    Series engine() {
        return new MongoSeries(MongoServers.real().getDatabase(database), Retention.DEFAULT, ZONE);
    }
}
