/** A read-only reader of SQLite database files and their write-ahead logs, in plain Java and bounded memory. */
@NullMarked
package org.taizhang.ledger.verify.database;

import org.jspecify.annotations.NullMarked;
