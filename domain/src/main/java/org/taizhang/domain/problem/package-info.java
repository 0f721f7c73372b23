/** What lies behind incidents: identified, submitted, analysed, handled, solved, and kept for whoever meets it again. */
@NullMarked
package org.taizhang.domain.problem;

import org.jspecify.annotations.NullMarked;
