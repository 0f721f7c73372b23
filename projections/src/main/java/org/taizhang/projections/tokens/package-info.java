/** How far each event processor has come, and which node runs it. */
@NullMarked
package org.taizhang.projections.tokens;

import org.jspecify.annotations.NullMarked;
