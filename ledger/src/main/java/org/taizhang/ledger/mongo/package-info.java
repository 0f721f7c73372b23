/** The log in a MongoDB replica set: several nodes append to it, each group of entries one document at the head. */
@NullMarked
package org.taizhang.ledger.mongo;

import org.jspecify.annotations.NullMarked;
