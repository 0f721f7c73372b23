package org.taizhang.ledger.mongo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the majority knows of a place: the last sequence of its aggregate, -1 where there is none, and who holds it. */
record Standing(long last, @Nullable UUID holder) {}
