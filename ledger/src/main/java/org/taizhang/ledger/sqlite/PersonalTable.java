package org.taizhang.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.taizhang.ledger.Personal;

/** The table of personal data, the only one of a ledger from which something may be erased. */
final class PersonalTable {
    static final List<String> SCHEMA = List.of("""
            CREATE TABLE personal (
                commitment TEXT PRIMARY KEY,
                owner TEXT NOT NULL,
                salt BLOB,
                value TEXT,
                erased INTEGER
            ) STRICT""", "CREATE INDEX personal_by_owner ON personal (owner)");

    private PersonalTable() {}

    static void insert(Session session, Personal personal) throws SQLException {
        session.run(
                "INSERT INTO personal (commitment, owner, salt, value, erased) VALUES (?, ?, ?, ?, ?) "
                        + "ON CONFLICT (commitment) DO NOTHING",
                personal.commitment(),
                personal.owner(),
                personal.salt(),
                personal.value(),
                personal.erased());
    }

    static List<Personal> read(Session session, Collection<String> commitments) throws SQLException {
        return session.rows(
                PersonalTable::personal,
                "SELECT commitment, owner, salt, value, erased FROM personal "
                        + "WHERE commitment IN (SELECT value FROM json_each(?))",
                Session.array(commitments));
    }

    /** Snapshots may hold what is erased, and go too. */
    static int erase(Session session, String owner, long position) throws SQLException {
        var erased = (int) session.number("SELECT count(*) FROM personal WHERE owner = ? AND erased IS NULL", owner);
        session.run(
                "UPDATE personal SET salt = NULL, value = NULL, erased = ? WHERE owner = ? AND erased IS NULL",
                position,
                owner);
        session.run("DELETE FROM snapshot");
        return erased;
    }

    private static Personal personal(ResultSet row) throws SQLException {
        return new Personal(
                row.getString(1),
                row.getString(2),
                row.getBytes(3),
                row.getString(4),
                row.getObject(5) instanceof Number erased ? erased.longValue() : null);
    }
}
