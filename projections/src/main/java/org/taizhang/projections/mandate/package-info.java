/** Who answers for which process, as it is read. */
@NullMarked
package org.taizhang.projections.mandate;

import org.jspecify.annotations.NullMarked;
