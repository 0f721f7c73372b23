/** Read models as folds over events: what a projection is, the runner of them all, and how they are read. */
@NullMarked
package org.taizhang.projections;

import org.jspecify.annotations.NullMarked;
