/** Reads databases: one small file of SQL a dialect, and two protocols of their own. */
@NullMarked
package org.taizhang.probes.database;

import org.jspecify.annotations.NullMarked;
