/** The log in one SQLite file: one process, one writer, durable before acknowledged. */
@NullMarked
package org.taizhang.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
