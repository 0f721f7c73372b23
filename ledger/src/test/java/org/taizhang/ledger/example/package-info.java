/** A capability to test with. */
@NullMarked
package org.taizhang.ledger.example;

import org.jspecify.annotations.NullMarked;
