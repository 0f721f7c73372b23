/** Who was told what. */
@NullMarked
package org.taizhang.projections.notice;

import org.jspecify.annotations.NullMarked;
