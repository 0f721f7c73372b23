/** Operations bodies as they stand, what they did, and who may do what. */
@NullMarked
package org.taizhang.projections.staff;

import org.jspecify.annotations.NullMarked;
