/** Who answers for a process: named by another, for a unit, until it is withdrawn. */
@NullMarked
package org.taizhang.domain.mandate;

import org.jspecify.annotations.NullMarked;
