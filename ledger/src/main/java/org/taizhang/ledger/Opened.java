package org.taizhang.ledger;

import java.time.Instant;

/** An entry taken apart, with what of its personal data there is in its place. */
record Opened(long position, Instant time, Sliced sliced) {}
