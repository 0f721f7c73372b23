/** What is watched, as it stands now. */
@NullMarked
package org.taizhang.projections.target;

import org.jspecify.annotations.NullMarked;
