package org.taizhang.projections.series;

import org.taizhang.projections.MongoServers;

class MongoSeriesTest extends SeriesContract {
    private final String database = MongoServers.database();

    @Override
    Series engine() {
        return new MongoSeries(MongoServers.inMemory().getDatabase(database), Retention.DEFAULT, ZONE);
    }
}
