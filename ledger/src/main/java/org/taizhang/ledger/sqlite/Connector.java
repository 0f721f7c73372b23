package org.taizhang.ledger.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** How a connection to the file comes about; tests put failing storage here. */
interface Connector {
    enum Mode {
        /** To write, creating the file where there is none. */
        CREATE,
        /** To write a file that exists. */
        WRITE,
        READ
    }

    Connector SQLITE = (file, mode) -> {
        var config = new SQLiteConfig();
        config.setReadOnly(mode == Mode.READ);
        if (mode == Mode.WRITE) config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setGetGeneratedKeys(false); // costs a query with each insert
        config.setBusyTimeout(5_000);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + file);
    };

    Connection open(Path file, Mode mode) throws SQLException;
}
