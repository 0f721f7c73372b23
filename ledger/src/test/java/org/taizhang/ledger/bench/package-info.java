/** Measures the ledger beside what else Axon could be run on: prints figures, asserts nothing. */
@NullMarked
package org.taizhang.ledger.bench;

import org.jspecify.annotations.NullMarked;
