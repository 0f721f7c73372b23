/** The envelope of every event, readable. */
@NullMarked
package org.taizhang.projections.audit;

import org.jspecify.annotations.NullMarked;
