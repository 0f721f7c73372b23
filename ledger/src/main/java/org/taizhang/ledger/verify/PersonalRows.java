package org.taizhang.ledger.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.taizhang.ledger.tree.Commitment;
import org.taizhang.ledger.verify.Source.Personal;
import org.taizhang.ledger.verify.database.Database;
import org.taizhang.ledger.verify.database.Table;

/** Looks up personal data by its commitment; a value that is not the one committed to is not shown. */
final class PersonalRows {
    private PersonalRows() {}

    static Map<String, Personal> find(Database database, Table table, Collection<String> commitments) {
        var found = new HashMap<String, Personal>();
        var rows = new KeyedRows(database, table, 1);
        for (var commitment : commitments) {
            rows.seek(commitment);
            var row = rows.next();
            if (row.isEmpty() || !row.get().text(0).equals(commitment)) continue;
            var columns = row.get();
            var value = table.column("value");
            var salt = columns.bytes(table.column("salt"));
            var erased = table.column("erased");
            if (columns.isInteger(erased)) found.put(commitment, new Personal(null, columns.integer(erased)));
            else if (salt.length >= Commitment.SALT_BYTES
                    && Commitment.of(salt, columns.bytes(value)).equals(commitment))
                found.put(commitment, new Personal(columns.text(value), -1));
        }
        return found;
    }
}
