/** Signed notes: checkpoints, the keys and signers behind them, cosignatures of witnesses; the JDK and nothing else. */
@NullMarked
package org.taizhang.ledger.note;

import org.jspecify.annotations.NullMarked;
