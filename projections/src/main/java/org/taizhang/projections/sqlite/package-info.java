/** How this house opens, writes and reads one SQLite file. */
@NullMarked
package org.taizhang.projections.sqlite;

import org.jspecify.annotations.NullMarked;
