/** Problems as they are read, and what each owes. */
@NullMarked
package org.taizhang.projections.problem;

import org.jspecify.annotations.NullMarked;
