/** Logs: new lines are counted and held against patterns. */
@NullMarked
package org.taizhang.probes.log;

import org.jspecify.annotations.NullMarked;
