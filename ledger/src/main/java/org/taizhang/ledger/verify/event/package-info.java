/** Reads events from the bytes of entries: fast for checking, in full for people. */
@NullMarked
package org.taizhang.ledger.verify.event;

import org.jspecify.annotations.NullMarked;
